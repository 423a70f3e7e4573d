package import Diagnostics
package import Specification
import Tensors

/// `layer crop 28`: a square part of each image.
package struct CropLayer: Layer {
  package var size = 1

  package init() {}

  package static let spec = Spec<CropLayer>(
    "crop", "Takes a square part of each image: at random while training, else from the middle.",
    [.positional(\.size, "size", "Pixels along a side.", rule: .atLeast(1))],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer crop 6"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.image(input)
    let shape = graph.shape(of: input)
    let largest = min(shape.extents[0], shape.extents[1])
    guard size <= largest else {
      throw Diagnostic(
        "shape.crop",
        "'\(graph.layerName)' takes \(size) × \(size) pixels, and gets \(shape.extents[0]) × \(shape.extents[1])",
        argument: "size", hint: "write 'layer crop \(largest)', or 'layer padding 4' before it")
    }
    return try graph.apply(Crop(size: size), to: [input])
  }
}
