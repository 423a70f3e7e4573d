import Diagnostics
import Tensors

extension GraphBuilder {
  /// The value as something that windows move over, an image or a sequence; a window that does not fit is
  /// an error that names the layer.
  mutating func pooled(
    _ value: Graph.Value, by window: PoolWindow, kind: String
  ) throws(Diagnostic) -> Graph.Value {
    let value = try imageOrSequence(value)
    let shape = shape(of: value)
    if window.kernel(on: shape) != nil { return value }
    if case .cells(let cells) = window.padding, cells > window.size / 2 {
      throw Diagnostic(
        "shape.padding",
        "'\(layerName)' cannot pad windows of \(window.size) with \(cells): at most half of a window",
        argument: "padding", hint: "write 'layer \(kind) \(window.size) padding \(window.size / 2)'"
      )
    }
    let least = min(shape.extents[0], shape.rank == 2 ? .max : shape.extents[1])
    throw Diagnostic(
      "shape.window",
      shape.rank == 2
        ? "'\(layerName)' needs \(window.size) steps for a window, and gets \(least)"
        : "'\(layerName)' needs \(window.size) × \(window.size) pixels for a window, and gets \(shape.extents[0]) × \(shape.extents[1])",
      argument: "size",
      hint: "write 'layer \(kind) \(least)', or 'layer global\(kind)' for the whole of it")
  }

  /// An image [height, width, channels] or a sequence [steps, features] as it is; anything else is an
  /// error that names the layer.
  mutating func imageOrSequence(_ value: Graph.Value) throws(Diagnostic) -> Graph.Value {
    shape(of: value).isSequence ? value : try image(value)
  }

  /// Applies an operation whose sizes a user wrote; one that does not fit is about that argument.
  mutating func apply(
    _ operation: any Operation, to inputs: [Graph.Value], about name: String
  ) throws(Diagnostic) -> Graph.Value {
    try about(name) { () throws(Diagnostic) in try apply(operation, to: inputs) }
  }
}
