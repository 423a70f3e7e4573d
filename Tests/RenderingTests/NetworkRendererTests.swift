import Rendering
import Reports
import Testing

@Suite struct NetworkRendererTests {
  private let layers: [NetworkDiagram.Layer] = [
    .init("input", "xor", shape: "2", units: 2),
    .init("dense1", "dense 1 tanh", shape: "1", units: 1, parameters: 3, weights: [1, -1]),
  ]

  private func text(_ layers: [NetworkDiagram.Layer], _ style: OutputStyle) -> String {
    FigureRenderer(style).text(of: .network(NetworkDiagram("net", layers: layers)))
  }

  @Test func boxesAndUnits() {
    #expect(
      text(layers, OutputStyle(width: 60, isUnicode: false)) == """
        net
        +-------+   +--------------+
        | input |   | dense1       |
        | xor   | > | dense 1 tanh |
        | 2     |   | 1            |
        |       |   | 3 parameters |
        +-------+   +--------------+
        3 parameters in all

        input          dense1
        O+++++++++
                  ----------O
        O---------
        +++ positive weight   --- negative weight

        """)
  }

  @Test func aNarrowWindowHasOneLayerALine() {
    let text = text(layers, OutputStyle(width: 24))
    #expect(text.contains("\n  ↓\n"))
    #expect(!text.contains("╭"))
  }

  @Test func negativeWeightsAreOrange() {
    let text = text(layers, OutputStyle(colour: .full, width: 60))
    #expect(
      text.contains(
        "\u{1B}[38;2;213;94;0m⠤\u{1B}[0m \u{1B}[38;2;213;94;0m⠤\u{1B}[0m negative weight"))
    #expect(text.contains("\u{1B}[38;2;0;114;178m⠤⠤⠤\u{1B}[0m positive weight"))
  }

  @Test func unitsAreDrawnOnlyWhereAllWeightsAreKnown() {
    var layers = layers
    layers[1].weights = [1]
    #expect(!text(layers, OutputStyle(width: 60)).contains("●"))
    layers[1].weights = []
    #expect(!text(layers, OutputStyle(width: 60)).contains("●"))
  }

  @Test func layersWithoutWeightsDoNotBreakTheUnits() {
    let dropout = NetworkDiagram.Layer("dropout1", "dropout 0.5", shape: "2", units: 2)
    let text = text([layers[0], dropout, layers[1]], OutputStyle(width: 80))
    #expect(text.contains("●"))
  }
}
