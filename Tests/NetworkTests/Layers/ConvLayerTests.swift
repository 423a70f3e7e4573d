import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct ConvLayerTests {
  /// The output's extents as users read them: channels height width, or steps features.
  @Test(arguments: [
    ("conv 4", [4, 6, 5]), ("conv 4 padding same", [4, 8, 7]), ("conv 4 kernel 1", [4, 8, 7]),
    ("conv 4 kernel [2 5]", [4, 7, 3]), ("conv 4 stride 2", [4, 3, 3]),
    ("conv 4 stride 2 padding same", [4, 4, 4]), ("conv 4 padding 2", [4, 10, 9]),
    ("conv 4 dilation 3", [4, 2, 1]), ("conv 6 groups 3", [6, 6, 5]),
  ])
  func imagesHaveTheShapeOfPyTorchs(layer: String, extents: [Int]) throws {
    #expect(try builtShape(3, 8, 7, layers: layer) == extents)
  }

  @Test func sequencesHaveNoHeight() throws {
    #expect(try builtShape(9, 4, layers: "conv 5") == [7, 5])
    let network = try builtNetwork(Shape(9, 4), ["conv 5 kernel 2"])
    #expect(network.tensor(named: "conv1.weight")?.shape == Shape(5, 4, 2))
  }

  @Test func weightsAreLaidOutAsPyTorchs() throws {
    let network = try builtNetwork(Shape(6, 5, 5), ["conv 4 groups 2 kernel [3 2]"])
    #expect(network.tensorNames == ["conv1.weight", "conv1.bias"])
    #expect(network.tensor(named: "conv1.weight")?.shape == Shape(4, 3, 3, 2))
    let bare = try builtNetwork(Shape(6, 5, 5), ["conv 4 bias off"])
    #expect(bare.tensorNames == ["conv1.weight"])
  }

  @Test(arguments: [
    ("conv 4 kernel 9", "'conv1' needs 9 × 9 pixels for a window, and gets 8 × 7"),
    (
      "conv 4 dilation 4",
      "'conv1' needs 3 × 3 pixels for a window with dilation 4, and gets 8 × 7"
    ),
    ("conv 4 groups 2", "'conv1' cannot part 3 channels and 4 filters into 2 groups"),
    ("conv 4 groups 3", "'conv1' cannot part 3 channels and 4 filters into 3 groups"),
  ])
  func saysWhatDoesNotFit(layer: String, message: String) {
    #expect(mistake(3, 8, 7, layers: layer)?.message == message)
  }

  @Test func plainRowsAreTold() {
    let found = mistake(64, layers: "conv 4")
    #expect(found?.message == "'conv1' needs an image, channels height width, and gets 64 numbers")
    #expect(found?.hint == "make one of it first: 'layer reshape 1 8 8'")
  }

  /// Sizes of any length are told, and never trap.
  @Test(arguments: [
    "conv 9223372036854775807", "conv 4 kernel 9223372036854775807",
    "conv 4 kernel 4611686018427387904 padding same", "conv 4 padding 4611686018427387904",
    "conv 4 dilation 9223372036854775807 padding same",
    "conv 4 kernel [1 9223372036854775807] padding same", "conv 4 groups 9223372036854775807",
  ])
  func absurdSizesAreRefused(layer: String) {
    #expect(mistake(3, 8, 7, layers: layer) != nil)
  }

  /// A window that reaches far beyond the image has a shape, but no room to be computed in.
  @Test func whatDoesNotFitIntoMemoryIsRefused() throws {
    let network = try builtNetwork(
      Shape(1, 8, 8), ["conv 2 dilation 10000000 padding same", "flatten", "dense 2"])
    let request = Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .infer, rows: 4,
      threads: Threads(1))
    #expect(throws: Diagnostic.self) { try Plan(request) }
  }
}
