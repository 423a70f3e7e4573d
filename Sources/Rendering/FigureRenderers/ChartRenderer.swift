package import Reports

/// Draws curves in Braille dots (letters in ASCII) and points as signs, over axes with round
/// divisions:
///
///              loss
///     0.8 ┤⢇
///         │⠈⠢⣀
///     0.4 ┤   ⠉⠑⠒⠤⢄⣀
///         │         ⠉⠉⠒⠒⠢⠤⠤⣀⣀
///       0 ┤
///         └┬───────┬───────┬───────┬
///          1      10      20      30
///                  epoch
package struct ChartRenderer: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style.wideEnough }

  /// Whole lines, each with its line break.
  package func text(of chart: Chart) -> String { lines(of: chart).text }

  func lines(of chart: Chart) -> [PaintedLine] {
    let captions = Captions(style)
    guard let frame = ChartFrame(of: chart, style: style) else {
      return captions.nothing(chart.title) + captions.note(chart.note)
    }
    let grid = canvas(of: chart, in: frame).grid
    return FrameRenderer(style).lines(
      frame, about: grid, title: chart.title, x: chart.x, y: chart.y)
      + legend(of: chart, indentation: frame.labelWidth + 2)
      + captions.note(chart.note)
  }

  /// What each curve or cloud is drawn as: lines to compare with first, behind the others.
  private func owned(_ chart: Chart) -> [(series: Chart.Series, owner: Canvas.Owner)] {
    let references = chart.series.filter { $0.form == .reference }
    let others = chart.series.filter { $0.form != .reference }
    return references.map { ($0, .reference) }
      + others.enumerated().map { ($0.element, .series($0.offset)) }
  }

  private func canvas(of chart: Chart, in frame: ChartFrame) -> Canvas {
    var canvas = Canvas(columns: frame.columns, rows: frame.rows, style: style)
    for (series, owner) in owned(chart) {
      let points = series.points.map { chart.shows($0) ? $0 : nil }
      let places = points.map { $0.map { frame.place(of: $0, on: canvas) } }
      if series.form == .points {
        for case let place? in places {
          canvas.mark(place.x, place.y, sign(of: owner), owner: owner)
        }
      } else {
        var pen = Pen(owner, style: style)
        draw(places, on: &canvas, with: &pen)
      }
    }
    for (series, owner) in owned(chart) where series.isMarked {
      for point in series.points where chart.shows(point) {
        let place = frame.place(of: point, on: canvas)
        // In ASCII the line itself is made of the sign.
        let sign = style.isUnicode ? sign(of: owner) : "O"
        canvas.mark(place.x, place.y, sign, owner: owner)
      }
    }
    return canvas
  }

  /// Joins places by lines; `nil` is a gap.
  private func draw(_ places: [(x: Int, y: Int)?], on canvas: inout Canvas, with pen: inout Pen) {
    var last: (x: Int, y: Int)?
    for place in places {
      if let place { canvas.draw(from: last ?? place, to: place, with: &pen) }
      last = place
    }
  }

  private func sign(of owner: Canvas.Owner) -> Character {
    guard case .series(let index) = owner else { return "." }
    return PointMark.sign(ofClass: index, isUnicode: style.isUnicode)
  }

  /// The names in the order of the chart.
  private func legend(of chart: Chart, indentation: Int) -> [PaintedLine] {
    guard chart.series.count > 1 else { return [] }
    var legend = TextLegend(style, indentation: indentation)
    let owned = owned(chart)
    for (series, owner) in owned.filter({ $0.owner != .reference })
      + owned.filter({ $0.owner == .reference })
    {
      legend.add(sample(of: series, owner), series.name)
    }
    return legend.lines
  }

  /// A stretch of the line that a series is drawn with, or the sign of its points.
  private func sample(of series: Chart.Series, _ owner: Canvas.Owner) -> PaintedLine {
    var line = PaintedLine(Paint(style))
    if series.form == .points {
      line.append(String(sign(of: owner)), owner.role)
      return line
    }
    var pen = Pen(owner, style: style)
    var canvas = Canvas(columns: pen.sampleWidth, rows: 1, style: style)
    let middle = canvas.height / 2
    canvas.draw(from: (0, middle), to: (canvas.width - 1, middle), with: &pen)
    canvas.grid.append(row: 0, to: &line)
    return line
  }
}
