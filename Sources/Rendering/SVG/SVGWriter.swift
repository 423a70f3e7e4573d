import Reports

/// Writes a drawing as an SVG document.
struct SVGWriter {
  private var text = ""
  private var fills: Set<Ink> = []
  private var strokes: Set<Ink> = []

  /// A whole document. Its colours follow the reader's light or dark background; its rules bear on
  /// itself alone, so that several may stand in one page.
  static func text(of drawing: Drawing) -> String {
    var writer = SVGWriter()
    writer.write(
      .boxes([Box(0, 0, drawing.width, drawing.height)], .filled(.background)))
    for shape in drawing.shapes { writer.write(shape) }
    return writer.head(of: drawing) + writer.text + "</svg>\n"
  }

  private func head(of drawing: Drawing) -> String {
    let (width, height) = (SVGText.number(drawing.width), SVGText.number(drawing.height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="nn-figure" role="img" width="\(width)" \
      height="\(height)" viewBox="0 0 \(width) \(height)" font-family="system-ui, sans-serif" \
      font-size="12">
      <title>\(SVGText.escaped(drawing.title))</title>
      <desc>\(SVGText.escaped(drawing.description))</desc>
      <style>
      \(rules(on: .light))@media (prefers-color-scheme: dark) {
      \(rules(on: .dark))}
      @media print {
      \(rules(on: .light))}
      </style>

      """
  }

  /// What colours the inks that were used have; a fixed one stands where it is used.
  private func rules(on background: Background) -> String {
    var rules = ""
    for ink in fills.sorted() where !ink.isFixed {
      rules += ".nn-figure .f-\(ink.name) { fill: #\(ink.colour(on: background).hex) }\n"
    }
    for ink in strokes.sorted() where !ink.isFixed {
      rules += ".nn-figure .l-\(ink.name) { stroke: #\(ink.colour(on: background).hex) }\n"
    }
    return rules
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .boxes(let boxes, let look): write(boxes, look)
    case .panel(let box, let corner, let look):
      text += "<rect" + position(of: box) + " rx=\"\(SVGText.number(corner))\""
      close(with: look)
    case .lines(let lines, let look): write(lines, isClosed: false, look)
    case .area(let lines, let look): write(lines, isClosed: true, look)
    case .marks(let mark, let points, let size, let look): write(mark, points, size, look)
    case .text(let line): write(line)
    case .group(let title, let place, let shapes):
      let moves = place != Point(0, 0)
      text += moves ? "<g transform=\"translate(\(pair(place)))\">\n" : "<g>\n"
      if let title { text += "<title>\(SVGText.escaped(title))</title>\n" }
      for shape in shapes { write(shape) }
      text += "</g>\n"
    }
  }

  private mutating func write(_ boxes: [Box], _ look: Look) {
    guard !boxes.isEmpty else { return }
    if boxes.count == 1, let box = boxes.first {
      text += "<rect" + position(of: box)
    } else {
      text += "<path d=\""
      for box in boxes {
        let (width, height) = (SVGText.number(box.width), SVGText.number(box.height))
        text += "M\(SVGText.number(box.x)) \(SVGText.number(box.y))h\(width)v\(height)h-\(width)z"
      }
      text += "\""
    }
    if look.stroke == nil { text += " shape-rendering=\"crispEdges\"" }
    close(with: look)
  }

  private mutating func write(_ lines: [[Point]], isClosed: Bool, _ look: Look) {
    guard lines.contains(where: { !$0.isEmpty }) else { return }
    text += "<path d=\""
    for line in lines {
      for (index, point) in line.enumerated() {
        text += index == 0 ? "M" : index == 1 ? "L" : " "
        text += pair(point)
      }
      if isClosed { text += "z" }
    }
    text += "\""
    close(with: look)
  }

  private mutating func write(_ mark: Mark, _ points: [Point], _ size: Double, _ look: Look) {
    guard !points.isEmpty else { return }
    text += "<path d=\""
    let sign = mark == .disc ? disc(size / 2) : polygon(mark.corners, size / 2)
    let start = mark.corners.first ?? Point(-1, 0)
    for point in points {
      text += "M" + pair(Point(point.x + start.x * size / 2, point.y + start.y * size / 2)) + sign
    }
    text += "\""
    close(with: look)
  }

  private func disc(_ radius: Double) -> String {
    let (radius, width) = (SVGText.number(radius), SVGText.number(radius * 2))
    return "a\(radius) \(radius) 0 1 0 \(width) 0a\(radius) \(radius) 0 1 0 -\(width) 0z"
  }

  private func polygon(_ corners: [Point], _ radius: Double) -> String {
    zip(corners, corners.dropFirst()).map { from, to in
      "l" + pair(Point((to.x - from.x) * radius, (to.y - from.y) * radius))
    }.joined() + "z"
  }

  private mutating func write(_ line: TextLine) {
    guard !line.text.isEmpty else { return }
    fills.insert(line.ink)
    text += "<text x=\"\(SVGText.number(line.place.x))\" y=\"\(SVGText.number(line.place.y))\""
    if line.anchor != .start { text += " text-anchor=\"\(line.anchor)\"" }
    if line.size != 12 { text += " font-size=\"\(SVGText.number(line.size))\"" }
    if line.isBold { text += " font-weight=\"bold\"" }
    if line.angle != 0 {
      text += " transform=\"rotate(\(SVGText.number(line.angle)) \(pair(line.place)))\""
    }
    text += attribute("fill", "f", line.ink) + ">" + SVGText.escaped(line.text) + "</text>\n"
  }

  private func position(of box: Box) -> String {
    " x=\"\(SVGText.number(box.x))\" y=\"\(SVGText.number(box.y))\""
      + " width=\"\(SVGText.number(box.width))\" height=\"\(SVGText.number(box.height))\""
  }

  private func pair(_ point: Point) -> String {
    SVGText.number(point.x) + " " + SVGText.number(point.y)
  }

  /// The attributes of a look, and the end of the tag.
  private mutating func close(with look: Look) {
    if let ink = look.fill { fills.insert(ink) }
    if let ink = look.stroke { strokes.insert(ink) }
    let classes = [
      look.fill.flatMap { $0.isFixed ? nil : "f-" + $0.name },
      look.stroke.flatMap { $0.isFixed ? nil : "l-" + $0.name },
    ].compactMap { $0 }
    if !classes.isEmpty { text += " class=\"\(classes.joined(separator: " "))\"" }
    switch look.fill {
    case .fixed(let colour)?: text += " fill=\"#\(colour.hex)\""
    case nil: text += " fill=\"none\""
    default: break
    }
    if case .fixed(let colour)? = look.stroke { text += " stroke=\"#\(colour.hex)\"" }
    if look.stroke != nil {
      if look.lineWidth != 1 { text += " stroke-width=\"\(SVGText.number(look.lineWidth))\"" }
      if !look.dash.isEmpty {
        text += " stroke-dasharray=\"\(look.dash.map(SVGText.number).joined(separator: " "))\""
      }
      text += " stroke-linejoin=\"round\""
    }
    if look.opacity < 1 { text += " opacity=\"\(SVGText.number(look.opacity))\"" }
    text += "/>\n"
  }

  private func attribute(_ name: String, _ letter: String, _ ink: Ink) -> String {
    ink.isFixed ? " \(name)=\"#\(ink.name)\"" : " class=\"\(letter)-\(ink.name)\""
  }
}

extension Ink {
  fileprivate var isFixed: Bool {
    if case .fixed = self { true } else { false }
  }
}
