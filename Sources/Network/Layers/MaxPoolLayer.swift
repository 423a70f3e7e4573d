package import Specification

/// `layer maxpool 2`: the largest number of each window of an image, or of a sequence.
package struct MaxPoolLayer: WindowPoolLayer {
  package var size = 2
  package var stride: Int?
  package var padding = WindowPadding.valid

  package init() {}

  package static let spec = Spec<MaxPoolLayer>(
    "maxpool", "Keeps the largest number of each window of an image or sequence.", windowArguments,
    examples: [
      "layer dense 64", "layer reshape 1 8 8", "layer maxpool",
      "layer maxpool 3 stride 1 padding same",
    ])

  func operation(_ window: PoolWindow) -> any Operation { MaxPool(window) }
}
