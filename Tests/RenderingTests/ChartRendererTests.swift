import Glibc
import Rendering
import Reports
import Testing

@Suite struct ChartRendererTests {
  private func loss(_ scale: Axis.Scale = .linear, epochs: Int = 30) -> Chart {
    let train = (1...epochs).map { 0.9 * exp(-Double($0) / 8) + 0.05 }
    let validation = (1...epochs).map { 0.95 * exp(-Double($0) / 9) + 0.1 }
    return Chart(
      "loss", x: Axis("epoch", isWhole: true), y: Axis("loss", scale),
      series: [.init("train", values: train), .init("validation", values: validation)])
  }

  private func text(_ chart: Chart, _ style: OutputStyle) -> String {
    ChartRenderer(style).text(of: chart)
  }

  @Test func brailleWithoutColour() {
    #expect(text(loss(), OutputStyle(width: 50)) == picture)
  }

  @Test func asciiLetters() {
    #expect(text(loss(), OutputStyle(width: 50, isUnicode: false)) == asciiPicture)
  }

  @Test(arguments: [1, 20, 21, 33, 80, 200])
  func fitsTheWidth(_ width: Int) {
    for scale in [Axis.Scale.linear, .logarithmic] {
      let lines = text(loss(scale, epochs: 1000), OutputStyle(width: width)).split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(width, 34) })
    }
  }

  @Test func colourOnlyAddsEscapesAndSolidLines() {
    let coloured = text(loss(), OutputStyle(colour: .extended, width: 50))
    #expect(coloured.contains("\u{1B}[38;5;33m"))
    #expect(coloured.contains("\u{1B}[38;5;208m⠤⠤⠤\u{1B}[0m validation"))
  }

  @Test func aGapIsLeftWhereAValueIsNotFinite() {
    var chart = loss()
    chart.series = [.init("a", values: [1, .nan, 1, .infinity, 1])]
    let dots = text(chart, OutputStyle(width: 40)).unicodeScalars.filter {
      (0x2801...0x28FF).contains($0.value)
    }
    #expect(dots.count == 3)
  }

  @Test func pointsOfSeveralClassesHaveTheirOwnSigns() {
    let points = (0..<3).map { Chart.Series("class \($0)", [Point(Double($0), 1)], as: .points) }
    let chart = Chart("rows", x: Axis("x"), y: Axis("y"), series: points, note: "3 of 3 rows")
    let lines = text(chart, OutputStyle(width: 40)).split(separator: "\n")
    #expect(lines[1] == "y")
    #expect(lines.contains { $0.contains("●") && $0.contains("▲") && $0.hasSuffix("×") })
    #expect(lines.dropLast().last?.hasSuffix("● class 0   ▲ class 1   × class 2") == true)
    #expect(lines.last == "3 of 3 rows")
    let ascii = text(chart, OutputStyle(width: 60, isUnicode: false))
    #expect(ascii.contains("* class 0   o class 1   x class 2"))
  }

  @Test func aLineToCompareWithLiesBehindInNoHue() {
    let chance = Chart.Series("chance", [Point(0, 0), Point(1, 1)], as: .reference)
    let curve = Chart.Series("model", [Point(0, 0), Point(1, 1)])
    let chart = Chart("roc", x: Axis("x"), y: Axis("y"), series: [chance, curve])
    let text = text(chart, OutputStyle(colour: .full, width: 40))
    #expect(
      text.contains("\u{1B}[38;2;0;114;178m⠤⠤⠤\u{1B}[0m model   \u{1B}[2m⠄⠠\u{1B}[0m  chance"))
  }

  @Test func linesAreToldApartWithoutColour() {
    let lines = (0..<4).map { Chart.Series("line \($0)", values: [Double($0), Double($0)]) }
    let chart = Chart("lines", x: Axis("x"), y: Axis("y"), series: lines)
    #expect(
      text(chart, OutputStyle(width: 80)).contains(
        "⠤⠤⠤ line 0   ⠤ ⠠ line 1   ⠤⠤⠄⠠  line 2   ⠄ ⠠ line 3"))
  }

  @Test func aLogarithmicAxisOfFewPowersIsDividedFurther() {
    let chart = Chart(
      "loss", x: Axis("x"), y: Axis("loss", .logarithmic),
      series: [.init("a", values: [0.05, 0.3, 8])])
    let text = text(chart, OutputStyle(width: 40))
    for label in ["0.05", "0.1", "0.2", "0.5", "1", "2", "5"] {
      #expect(text.contains(" \(label) ┤") || text.contains("\n\(label) ┤"))
    }
  }

  @Test func nothingToDrawIsSaid() {
    var chart = loss(.logarithmic)
    chart.series = [.init("a", values: [0, -1, .nan])]
    #expect(text(chart, .plain) == "loss: nothing to draw\n")
    chart.series = []
    #expect(text(chart, .plain) == "loss: nothing to draw\n")
  }

  @Test(arguments: [1e300, -1.7e308, Double.leastNonzeroMagnitude, 0])
  func absurdValuesDoNotTrap(_ value: Double) {
    var chart = loss()
    chart.series = [.init("a", values: [value, -value, value * 0.5])]
    #expect(text(chart, .plain).contains("epoch"))
  }
}

private let picture = """
                           loss
  1.0 ┤⠄
      │⡀⠢
  0.8 ┤⠈⢆ ⠂
      │  ⠑⢄⠐ ⡀
  0.6 ┤    ⠑⢄⠈ ⣀
      │      ⠑⢄  ⠢
  0.4 ┤        ⠉⠢⢄⡀⠁⠐⠄⢀
      │           ⠈⠑⠢⢄⣀⠁⠐⠂⠠ ⣀
  0.2 ┤                ⠉⠑⠒⠤⢄⣀ ⠑ ⠒ ⠄⠠⠄⢀⡀
      │                      ⠉⠉⠉⠒⠒⠒⠤⠤⠤⠤⢌⣁⣈⣀⣉⣀⡑ ⠒ ⠂
    0 ┤                                      ⠈⠉⠉⠉⠉⠉
      └┬────────────┬──────────────┬──────────────┬
       1           10             20             30
                           epoch
       ⠤⠤⠤ train   ⠤ ⠠ validation

  """
private let asciiPicture = """
                           loss
  1.0 +o
      | o
  0.8 +**oo
      |  **o
  0.6 +    *ooo
      |     ***ooo
  0.4 +        ***oooooo
      |           ******oooooo
  0.2 +                 ******ooooooooooooooo
      |                         *************oooooo
    0 +
      ++------------+--------------+--------------+
       1           10             20             30
                           epoch
       *** train   ooo validation

  """
