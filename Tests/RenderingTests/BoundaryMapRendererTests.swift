import Rendering
import Reports
import Testing

@Suite struct BoundaryMapRendererTests {
  private func map(_ answers: BoundaryMap.Answers, classes: [String], data: [BoundaryMap.Row] = [])
    -> Figure
  {
    .boundary(
      BoundaryMap(
        "map", x: Axis("width"), y: Axis("height"), from: Point(0, 0), to: Point(2, 2), columns: 2,
        rows: 2, answers: answers, classes: classes, data: data))
  }

  private func lines(_ figure: Figure, _ style: OutputStyle) -> [Substring] {
    FigureRenderer(style).text(of: figure).split(separator: "\n")
  }

  private let quarters = BoundaryMap.Answers.classes([0, 1, 2, 3], confidence: [1, 1, 1, 0])

  @Test func eachQuarterHasItsPattern() {
    let lines = lines(map(quarters, classes: ["a", "b", "c", "dd"]), OutputStyle(width: 40))
    func half(_ sign: String) -> String { String(repeating: sign, count: 18) }
    #expect(lines[2] == "2 ┤" + half(" ") + half("░"))
    #expect(lines[10] == "  │" + half("▒") + half("▓"))
    #expect(lines.dropLast().last == "   [  ] A a   [░░] B b   [▒▒] C c")
    #expect(lines.last == "   [▓▓] D dd")
  }

  @Test func classesOfOneLetterAreMarkedByIt() {
    let figure = map(
      .classes([0, 0, 1, 1], confidence: []), classes: ["0", "1"],
      data: [.init(Point(1, 1.5), 0), .init(Point(1, 0.5), 1), .init(Point(1, 9), 1)])
    let text = FigureRenderer(OutputStyle(width: 40)).text(of: figure)
    #expect(text.contains("[  ] 0 0   [░░] 1 1"))
    #expect(text.contains("│                  0\n"))
    #expect(text.contains("░1░"))
  }

  @Test func manyClassesAreTheirSmallLetters() {
    let figure = map(quarters, classes: ["a", "b", "c", "dd", "e"])
    let text = FigureRenderer(OutputStyle(width: 40)).text(of: figure)
    #expect(text.contains(" a a a a b b b"))
    #expect(text.contains("[d ] D dd"))
    #expect(!text.contains("E e"))
  }

  @Test func theLessSureTheAnswerThePaler() {
    let text = FigureRenderer(OutputStyle(colour: .full, width: 40)).text(
      of: map(.classes([0, 0, 0, 0], confidence: [1, 0, .nan, 5]), classes: ["a", "b"]))
    #expect(text.contains("\u{1B}[48;2;115;177;213m"))
    #expect(text.contains("\u{1B}[48;2;217;234;243m"))
    #expect(text.contains("paler: less sure"))
  }

  @Test func rowsKeepTheirOwnColourOnAnothersField() {
    let figure = map(
      .classes([0, 0, 0, 0], confidence: [1, 1, 1, 1]), classes: ["a", "b"],
      data: [.init(Point(1, 1), 1)])
    let text = FigureRenderer(OutputStyle(colour: .full, width: 40)).text(of: figure)
    #expect(text.contains("\u{1B}[38;2;96;42;0;48;2;115;177;213m▲\u{1B}[0m"))
    #expect(text.contains("● \u{1B}[0m a   "))
    #expect(text.contains("▲ \u{1B}[0m b"))
  }

  @Test func numbersHaveAScaleAndRowsADigit() {
    let figure = map(
      .numbers([0, 1, 2, 10]), classes: ["price"],
      data: [.init(Point(0.5, 1.5), 10), .init(Point(1.5, 0.5), 0), .init(Point(1, 1), .nan)])
    let text = FigureRenderer(OutputStyle(width: 60)).text(of: figure)
    #expect(text.contains("0    ░░░▒▒▒▓▓▓███ 10   price"))
    #expect(text.contains("█0█"))
    #expect(text.contains("│             9\n"))
    #expect(text.contains("░?█"))
  }

  @Test func axesAreLabelled() {
    let lines = lines(map(quarters, classes: ["a", "b", "c", "d"]), OutputStyle(width: 40))
    #expect(lines[0].hasSuffix(" map"))
    #expect(lines[1] == "height")
    #expect(lines[2].hasPrefix("2 ┤"))
    #expect(lines.contains { $0.hasSuffix(" width") })
    #expect(lines.contains { $0.hasSuffix("2.0") && $0.contains("1.0") })
  }
}
