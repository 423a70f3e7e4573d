import Rendering
import Reports
import Testing

@Suite struct FigureRendererTests {
  private static let figures = SampleFigures.all + AbsurdFigures.all
  private static let styles =
    [1, 20, 37, 80, 250].flatMap { width in
      [
        OutputStyle(width: width), OutputStyle(colour: .full, width: width),
        OutputStyle(colour: .basic, width: width, isUnicode: false),
      ]
    } + [.plain, OutputStyle(colour: .extended), OutputStyle(colour: .full, isUnicode: false)]

  @Test(arguments: figures.map(\.name))
  func fitsEveryWidth(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.name == name }).figure
    for style in Self.styles {
      let text = FigureRenderer(style).text(of: figure)
      #expect(text.hasSuffix("\n"))
      let width = max(style.width ?? 80, 20)
      let lines = visible(text).split(separator: "\n")
      let tooLong = lines.filter { DisplayWidth.of($0) > width }
      #expect(tooLong.isEmpty, "\(style)")
      #expect(!text.contains(" \n"), "\(style)")
    }
  }

  @Test(arguments: figures.map(\.name))
  func colourOnlyWhereThereIs(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.name == name }).figure
    #expect(!FigureRenderer(.plain).text(of: figure).contains("\u{1B}"))
    let ascii = FigureRenderer(OutputStyle(width: 80, isUnicode: false)).text(of: figure)
    let signs = Set("█▓▒░▀▄│┤└┬─┴●▲×■…→↓≡╭╮╰╯├┼").union("▁▂▃▅▆▇▏▎▍▌▋▊▉")
    #expect(!ascii.contains { signs.contains($0) })
  }

  @Test func emptyFiguresSaySo() {
    let axis = Axis("x")
    let empty: [Figure] = [
      .chart(Chart("empty", x: axis, y: axis, series: [])),
      .boundary(
        BoundaryMap(
          "empty", x: axis, y: axis, from: Point(0, 0), to: Point(1, 1), columns: 0, rows: 0,
          answers: .numbers([]), classes: [])),
      .bars(BarChart("empty", axis: axis, bars: [])),
      .histogram(Histogram("empty", axis: axis, distributions: [])),
      .heatMap(HeatMap("empty", palette: .grey, tiles: [])),
      .confusion(ConfusionChart("empty", classes: [], counts: [])),
      .network(NetworkDiagram("empty", layers: [])), .panels(Panels("empty", [])),
    ]
    for figure in empty {
      #expect(FigureRenderer(.plain).text(of: figure) == "empty: nothing to draw\n")
    }
  }

  @Test func controlCharactersOfNamesDoNotReachTheTerminal() {
    let evil = "a\u{1B}[2J\nb"
    let figures: [Figure] = [
      .bars(BarChart(evil, axis: Axis(evil), bars: [.init(evil, 1, mark: evil)], note: evil)),
      .confusion(ConfusionChart(evil, classes: [evil], counts: [1])),
      .heatMap(
        HeatMap(
          evil, palette: .diverging, tiles: [.init(evil, rows: 1, columns: 1, values: [1])],
          rowNames: [evil], columnNames: [evil])),
      .network(NetworkDiagram(evil, layers: [.init(evil, evil, shape: evil, units: 1)])),
    ]
    for figure in figures {
      #expect(!FigureRenderer(.plain).text(of: figure).contains("\u{1B}"))
    }
  }

  private func visible(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
