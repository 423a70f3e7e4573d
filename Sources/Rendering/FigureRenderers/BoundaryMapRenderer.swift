import Reports

/// Draws what a network answers over a plane as fields of colour, two above each other in a cell, or
/// as a pattern for each class where there are no colours; the rows of the data on top.
struct BoundaryMapRenderer {
  private let style: OutputStyle
  private let captions: Captions
  /// Fields have colours of their own, two in a cell.
  private let hasHalves: Bool

  init(_ style: OutputStyle) {
    self.style = style
    captions = Captions(style)
    hasHalves = style.hasHalves
  }

  func lines(of map: BoundaryMap) -> [PaintedLine] {
    guard map.isWhole, let frame = ChartFrame(of: map, style: style) else {
      return captions.nothing(map.title) + captions.note(map.note)
    }
    var grid = CellGrid(columns: frame.columns, rows: frame.rows)
    let below: [PaintedLine]
    switch map.answers {
    case .classes(let classes, let confidence):
      let marks = ClassMarks(map.classes, style)
      draw(classes, confidence, of: map, with: marks, on: &grid)
      drawData(of: map, in: frame, on: &grid) { answer, _ in mark(ofClass: answer, marks) }
      below = legend(
        of: map, classes, confidence, with: marks, indentation: frame.labelWidth + 2)
    case .numbers(let numbers):
      let shades = Shades(.sequential, over: numbers)
      draw(numbers, of: map, in: shades, on: &grid)
      drawData(of: map, in: frame, on: &grid) { mark(ofNumber: $0, in: shades, ground: $1) }
      below = scale(of: map, shades, indentation: frame.labelWidth + 2)
    }
    return FrameRenderer(style).lines(frame, about: grid, title: map.title, x: map.x, y: map.y)
      + below + captions.note(map.note)
  }

  // MARK: Classes

  private func draw(
    _ classes: [Int32], _ confidence: [Float], of map: BoundaryMap, with marks: ClassMarks,
    on grid: inout CellGrid
  ) {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        if hasHalves {
          let halves = [0, 1].map { half in
            let index = map.index(column, 2 * row + half, in: (grid.columns, 2 * grid.rows))
            let sure = index < confidence.count ? confidence[index] : 1
            return ClassMarks.field(ofClass: Int(classes[index]), confidence: Double(sure))
          }
          grid.setHalves(column, row, upper: halves[0], lower: halves[1])
        } else {
          let index = map.index(column, row, in: (grid.columns, grid.rows))
          grid[column, row] = marks.pattern(ofClass: Int(classes[index]), column, row)
        }
      }
    }
  }

  /// The classes that are to be seen.
  private func legend(
    of map: BoundaryMap, _ classes: [Int32], _ confidence: [Float], with marks: ClassMarks,
    indentation: Int
  ) -> [PaintedLine] {
    let seen = Set(classes.map(Int.init))
      .union(map.data.compactMap { Int(exactly: $0.answer) })
    var legend = TextLegend(style, indentation: indentation)
    for index in map.classes.indices where seen.contains(index) {
      legend.add(marks.sample(ofClass: index), map.classes[index])
    }
    if hasHalves, !confidence.isEmpty { legend.add("paler: less sure") }
    return legend.lines
  }

  // MARK: Numbers

  private func draw(
    _ numbers: [Float], of map: BoundaryMap, in shades: Shades?, on grid: inout CellGrid
  ) {
    guard let shades else { return }
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        func number(_ row: Int, of rows: Int) -> Double {
          Double(numbers[map.index(column, row, in: (grid.columns, rows))])
        }
        if hasHalves {
          grid.setHalves(
            column, row, upper: shades.colour(of: number(2 * row, of: 2 * grid.rows)),
            lower: shades.colour(of: number(2 * row + 1, of: 2 * grid.rows)))
        } else {
          let value = number(row, of: grid.rows)
          grid[column, row] = .init(sign: shades.sign(of: value, isUnicode: style.isUnicode))
        }
      }
    }
  }

  private func scale(of map: BoundaryMap, _ shades: Shades?, indentation: Int) -> [PaintedLine] {
    guard let shades else { return [] }
    var legend = TextLegend(style, indentation: indentation)
    legend.add(shades.scale(style, width: style.drawingWidth - indentation))
    if let name = map.classes.first { legend.add(name) }
    if !map.data.isEmpty, shades.upper > shades.lower {
      legend.add("digits: rows, from 0 least to 9 greatest")
    }
    return legend.lines
  }

  // MARK: Rows of the data

  /// Puts the rows on the fields, each with the sign and the ink on its ground that are given for it.
  private func drawData(
    of map: BoundaryMap, in frame: ChartFrame, on grid: inout CellGrid,
    mark: (_ answer: Double, _ ground: RGB?) -> (Character, RGB)
  ) {
    for row in map.data {
      guard let (column, line) = frame.cell(of: row.place) else { continue }
      let (sign, ink) = mark(row.answer, grid[column, line].ground)
      if hasHalves {
        grid.mark(column, line, sign, ink: ink)
      } else {
        grid[column, line] = .init(sign: sign, role: .strong)
      }
    }
  }

  private func mark(ofClass answer: Double, _ marks: ClassMarks) -> (Character, RGB) {
    guard let index = Int(exactly: answer) else { return ("?", Palette.black) }
    return (marks.sign(ofClass: index), ClassMarks.ink(ofClass: index))
  }

  private func mark(ofNumber answer: Double, in shades: Shades?, ground: RGB?) -> (Character, RGB) {
    let sign = answer.isFinite ? shades.map { PointMark.digit(of: $0.share(of: answer)) } : nil
    return (sign ?? "?", ground?.opposite ?? Palette.black)
  }
}

extension BoundaryMap {
  /// Whether there is an answer for each field.
  fileprivate var isWhole: Bool {
    let (count, isTooLarge) = columns.multipliedReportingOverflow(by: rows)
    guard columns > 0, rows > 0, !isTooLarge else { return false }
    switch answers {
    case .classes(let classes, _): return classes.count >= count
    case .numbers(let numbers): return numbers.count >= count
    }
  }

  /// The field of the grid at the middle of one of as many cells as there are.
  fileprivate func index(_ column: Int, _ row: Int, in size: (columns: Int, rows: Int)) -> Int {
    let across = (2 * column + 1) * columns / (2 * size.columns)
    let down = (2 * row + 1) * rows / (2 * size.rows)
    return min(down, rows - 1) * columns + min(across, columns - 1)
  }
}
