import Testing

@testable import Rendering

@Suite struct CellGridTests {
  private let red = RGB(0xFF0000)
  private let blue = RGB(0x0000FF)

  private func text(_ grid: CellGrid, _ colour: OutputStyle.Colour = .full) -> String {
    var line = PaintedLine(Paint(OutputStyle(colour: colour)))
    grid.append(row: 0, to: &line)
    return line.text
  }

  @Test func equalNeighboursShareTheirColours() {
    var grid = CellGrid(columns: 5, rows: 1)
    grid.setHalves(0, 0, upper: red, lower: blue)
    grid.setHalves(1, 0, upper: red, lower: blue)
    grid.setHalves(2, 0, upper: red, lower: red)
    #expect(
      text(grid) == "\u{1B}[38;2;255;0;0;48;2;0;0;255m▀▀\u{1B}[0m\u{1B}[48;2;255;0;0m \u{1B}[0m")
  }

  @Test func aMissingHalfIsTheBackground() {
    var grid = CellGrid(columns: 3, rows: 1)
    grid.setHalves(0, 0, upper: nil, lower: red)
    grid.setHalves(1, 0, upper: red, lower: nil)
    grid.setHalves(2, 0, upper: nil, lower: nil)
    #expect(text(grid) == "\u{1B}[38;2;255;0;0m▄▀\u{1B}[0m")
  }

  @Test func aMarkStandsOnTheMeanOfBothHalves() {
    var grid = CellGrid(columns: 1, rows: 1)
    grid.setHalves(0, 0, upper: red, lower: blue)
    grid.mark(0, 0, "●", ink: Palette.black)
    #expect(grid[0, 0] == .init(sign: "●", ink: Palette.black, ground: RGB(0x800080)))
  }

  @Test func outsideThereIsNothing() {
    var grid = CellGrid(columns: -4, rows: 3)
    grid[7, -1] = .init(sign: "x")
    #expect(grid[7, -1] == .init())
    #expect(text(grid) == "")
  }
}
