package import Specification

/// `layer avgpool 2`: the mean of each window of an image, or of a sequence.
package struct AveragePoolLayer: WindowPoolLayer {
  package var size = 2
  package var stride: Int?
  package var padding = WindowPadding.valid

  package init() {}

  package static let spec = Spec<AveragePoolLayer>(
    "avgpool", "Takes the mean of each window of an image or sequence.", windowArguments,
    examples: [
      "layer dense 64", "layer reshape 1 8 8", "layer avgpool",
      "layer avgpool 3 stride 1 padding 1",
    ])

  func operation(_ window: PoolWindow) -> any Operation { AveragePool(window) }
}
