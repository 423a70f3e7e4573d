import Rendering
import Reports
import Testing

@Suite struct HeatMapRendererTests {
  private func text(_ map: HeatMap, _ style: OutputStyle) -> String {
    FigureRenderer(style).text(of: .heatMap(map))
  }

  private func tile(_ name: String, _ rows: Int, _ columns: Int) -> HeatMap.Tile {
    .init(
      name, rows: rows, columns: columns,
      values: (0..<rows * columns).map { Float($0) / Float(rows * columns - 1) })
  }

  @Test func aSmallMatrixShowsItsNumbers() {
    let map = HeatMap(
      "weights", palette: .diverging,
      tiles: [.init("", rows: 2, columns: 2, values: [-1, 0.5, 0, 1])], rowNames: ["x", "y"],
      columnNames: ["unit 1", "unit 2"])
    #expect(
      text(map, OutputStyle(width: 40)) == """
        weights
           unit 1  unit 2
        x ≡ -1.00  ▒ 0.50
        y    0.00  ▓ 1.00
        -1 ≡≡≡===---   ░░░▒▒▒▓▓▓ 1

        """)
  }

  @Test func anImageTakesTwoRowsALine() {
    let map = HeatMap("image", palette: .grey, range: 0...1, tiles: [tile("", 40, 40)])
    let lines = text(map, OutputStyle(colour: .full, width: 60)).split(separator: "\n")
    #expect(lines.count == 1 + 20 + 1)
    #expect(lines[1].contains("▀"))
    #expect(lines[1].hasPrefix("\u{1B}[38;2;0;0;0;48;2;8;8;8m▀"))
  }

  @Test func tilesStandSideBySideAndTheRestIsCounted() {
    let map = HeatMap(
      "images", palette: .grey, tiles: (0..<200).map { tile("image \($0)", 28, 28) })
    let text = text(map, OutputStyle(width: 100))
    #expect(text.contains("image 0                       image 1                       image 2\n"))
    #expect(text.contains("\n… 194 more\n"))
  }

  @Test func smallTilesAreEnlarged() {
    let map = HeatMap("kernels", palette: .grey, tiles: (0..<4).map { tile("k\($0)", 3, 3) })
    let lines = text(map, OutputStyle(colour: .full, width: 80)).split(separator: "\n")
    #expect(lines.count > 8)
    #expect(lines.contains { $0.contains("k0") && $0.contains("k1") })
  }

  @Test func aLargeMatrixIsReducedToMeans() {
    let map = HeatMap("weights", palette: .diverging, tiles: [tile("", 100, 784)])
    let text = text(map, OutputStyle(width: 80))
    #expect(text.contains("a field is the mean of about 9.8 × "))
    #expect(text.split(separator: "\n").count < 40)
  }
}
