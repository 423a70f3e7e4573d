import CCairo
import Reports

/// Draws shapes with Cairo.
struct CairoPen {
  private let library: cairo_library
  private let context: OpaquePointer
  private let background: Background

  init(_ library: cairo_library, _ context: OpaquePointer, on background: Background) {
    self.library = library
    self.context = context
    self.background = background
    let round: Int32 = 1
    library.set_line_join(context, round)
  }

  func draw(_ shape: Shape) {
    library.new_path(context)
    switch shape {
    case .boxes(let boxes, let look):
      for box in boxes { library.rectangle(context, box.x, box.y, box.width, box.height) }
      paint(look, isCrisp: look.stroke == nil)
    case .panel(let box, let corner, let look):
      trace(box, corner: corner)
      paint(look)
    case .lines(let lines, let look):
      for line in lines { trace(line) }
      paint(look)
    case .area(let lines, let look):
      for line in lines where !line.isEmpty {
        trace(line)
        library.close_path(context)
      }
      paint(look)
    case .marks(let mark, let points, let size, let look):
      for point in points { trace(mark, at: point, radius: size / 2) }
      paint(look)
    case .text(let line): draw(line)
    case .group(_, let place, let shapes):
      library.save(context)
      library.translate(context, place.x, place.y)
      for shape in shapes { draw(shape) }
      library.restore(context)
    }
  }

  private func trace(_ line: [Point]) {
    for (index, point) in line.enumerated() {
      if index == 0 {
        library.move_to(context, point.x, point.y)
      } else {
        library.line_to(context, point.x, point.y)
      }
    }
  }

  private func trace(_ mark: Mark, at place: Point, radius: Double) {
    guard mark != .disc else {
      library.new_sub_path(context)
      library.arc(context, place.x, place.y, radius, 0, 2 * .pi)
      return library.close_path(context)
    }
    trace(mark.corners.map { Point(place.x + $0.x * radius, place.y + $0.y * radius) })
    library.close_path(context)
  }

  private func trace(_ box: Box, corner: Double) {
    let radius = min(corner, box.width / 2, box.height / 2)
    let centres = [
      Point(box.right - radius, box.y + radius), Point(box.right - radius, box.bottom - radius),
      Point(box.x + radius, box.bottom - radius), Point(box.x + radius, box.y + radius),
    ]
    for (quarter, centre) in centres.enumerated() {
      let start = (Double(quarter) - 1) * .pi / 2
      library.arc(context, centre.x, centre.y, radius, start, start + .pi / 2)
    }
    library.close_path(context)
  }

  /// Fills and outlines the path. Without smoothing, rectangles that touch show no seam.
  private func paint(_ look: Look, isCrisp: Bool = false) {
    let (smooth, crisp): (Int32, Int32) = (0, 1)
    library.set_antialias(context, isCrisp ? crisp : smooth)
    if let ink = look.fill {
      use(ink, opacity: look.opacity)
      library.fill_preserve(context)
    }
    if let ink = look.stroke {
      use(ink, opacity: look.opacity)
      library.set_line_width(context, look.lineWidth)
      library.set_dash(context, look.dash, Int32(look.dash.count), 0)
      library.stroke_preserve(context)
    }
    library.new_path(context)
    library.set_antialias(context, smooth)
  }

  private func use(_ ink: Ink, opacity: Double) {
    let colour = ink.colour(on: background)
    library.set_source_rgba(
      context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255,
      opacity)
  }

  // MARK: Text

  private func draw(_ line: TextLine) {
    library.save(context)
    library.translate(context, line.place.x, line.place.y)
    if line.angle != 0 { library.rotate(context, line.angle * .pi / 180) }
    use(line.ink, opacity: 1)
    if let pango = pango_opened()?.pointee {
      draw(line, pango)
    } else {
      drawPlainly(line)
    }
    library.restore(context)
  }

  /// Pango takes every letter from a font that has it.
  private func draw(_ line: TextLine, _ pango: pango_library) {
    let unit = 1024.0
    let layout = pango.cairo_create_layout(context)
    let font = pango.font_description_from_string(line.isBold ? "Sans Bold" : "Sans")
    pango.font_description_set_absolute_size(font, line.size * unit)
    pango.layout_set_font_description(layout, font)
    pango.layout_set_text(layout, line.text, Int32(line.text.utf8.count))
    var (width, height): (Int32, Int32) = (0, 0)
    pango.layout_get_size(layout, &width, &height)
    let baseline = Double(pango.layout_get_baseline(layout)) / unit
    library.move_to(context, -line.anchor.share * Double(width) / unit, -baseline)
    pango.cairo_show_layout(context, layout)
    pango.font_description_free(font)
    pango.object_unref(UnsafeMutableRawPointer(layout))
  }

  /// Cairo by itself knows one font.
  private func drawPlainly(_ line: TextLine) {
    let (upright, bold, normal): (Int32, Int32, Int32) = (0, 1, 0)
    library.select_font_face(context, "sans-serif", upright, line.isBold ? bold : normal)
    library.set_font_size(context, line.size)
    var extents = cairo_extents()
    library.text_extents(context, line.text, &extents)
    library.move_to(context, -line.anchor.share * extents.x_advance, 0)
    library.show_text(context, line.text)
  }
}

extension TextLine.Anchor {
  /// How much of the text lies left of its place.
  fileprivate var share: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
