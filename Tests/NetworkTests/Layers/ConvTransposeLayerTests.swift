import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct ConvTransposeLayerTests {
  @Test(arguments: [
    ("conv_transpose 5", [5, 6, 7]), ("conv_transpose 5 stride 2", [5, 9, 11]),
    ("conv_transpose 5 kernel 2 stride 2", [5, 8, 10]),
    ("conv_transpose 5 stride 2 padding same", [5, 8, 10]),
    ("conv_transpose 5 stride 2 padding 1 output_padding 1", [5, 8, 10]),
    ("conv_transpose 5 kernel [1 3] dilation 2", [5, 4, 9]),
    ("conv_transpose 5 kernel 1 padding 1", [5, 2, 3]),
    ("conv_transpose 5 kernel 1 dilation 3 output_padding 2", [5, 6, 7]),
  ])
  func makesImagesLarger(layer: String, expected: [Int]) throws {
    #expect(try builtShape(3, 4, 5, layers: layer) == expected)
  }

  @Test func tensorsHavePyTorchsShapes() throws {
    let network = try builtNetwork(Shape(4, 5, 5), ["conv_transpose 6 kernel [2 3] groups 2"])
    #expect(network.tensor(named: "conv_transpose1.weight")?.shape == Shape(4, 3, 2, 3))
    #expect(network.tensor(named: "conv_transpose1.bias")?.shape == Shape(6))
  }

  /// A convolution takes back the shape that the other way gives.
  @Test func goesTheOtherWay() throws {
    let layers = ["conv 4 stride 2 padding 1", "conv_transpose 3 stride 2 padding 1"]
    #expect(try builtShape(3, 9, 7, layers: layers[0], layers[1]) == [3, 9, 7])
  }

  @Test(arguments: [
    ("conv_transpose 4 output_padding 1", "must be below the stride of 1", "output_padding 0"),
    (
      "conv_transpose 4 dilation 3 output_padding 3", "must be below the dilation of 3",
      "output_padding 2"
    ),
    (
      "conv_transpose 4 stride 2 padding same output_padding 1",
      "gives stride times the size with 'padding same'", "leave 'output_padding 1' out"
    ),
    ("conv_transpose 4 kernel 2 dilation 4000000000000", "more numbers than can be", "smaller"),
    ("conv_transpose 4 padding 3", "cuts off all that it gives", "padding same"),
    ("conv_transpose 4 groups 3", "cannot part 2 channels and 4 filters into 3 groups", "groups 2"),
  ])
  func saysWhatFits(layer: String, message: String, hint: String) {
    let found = mistake(2, 1, 1, layers: layer)
    #expect(found?.message.contains(message) == true, "\(found?.message ?? "")")
    #expect(found?.hint?.contains(hint) == true)
  }

  @Test(arguments: [
    "conv_transpose 1 stride 9223372036854775807",
    "conv_transpose 1 kernel 4000000000 dilation 4000000000",
    "conv_transpose 9223372036854775807", "conv_transpose 3 stride 1000000000",
  ])
  func absurdSizesAreRefused(layer: String) {
    #expect(mistake(2, 300, 300, layers: layer) != nil)
  }
}
