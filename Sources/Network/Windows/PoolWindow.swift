import Diagnostics
package import Tensors

/// A square window that moves over an image [height, width, channels], or along a sequence
/// [steps, features].
package struct PoolWindow: Hashable, Sendable {
  package var size: Int
  package var stride: Int
  package var padding: WindowPadding

  package init(size: Int, stride: Int? = nil, padding: WindowPadding = .valid) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  /// Whether cells beyond the image count in a mean: PyTorch counts those that are asked for by number.
  var countsPadding: Bool {
    if case .cells = padding { true } else { false }
  }

  /// How it moves over a row; `nil` where it does not fit, or where more than half of it may lie beyond.
  package func kernel(on shape: Shape) -> PoolKernel? {
    if case .cells(let cells) = padding, cells > size / 2 { return nil }
    let window = Window(height: size, width: size, stride: stride, padding: padding)
    guard let axes = window.axes(on: shape), let channels = shape.extents.last else { return nil }
    return PoolKernel(
      vertical: axes.vertical, horizontal: axes.horizontal, channels: channels)
  }

  /// The same of a shape that was checked when the graph was built.
  func checkedKernel(on shape: Shape) -> PoolKernel {
    guard let kernel = kernel(on: shape) else {
      preconditionFailure("a window of \(size) does not fit onto \(shape)")
    }
    return kernel
  }

  /// What it gives of a row; an error where it does not fit.
  func outputShape(_ shape: Shape) throws(Diagnostic) -> Shape {
    guard let kernel = kernel(on: shape) else {
      throw Diagnostic("shape.window", "windows of \(size) do not fit onto \(shape)")
    }
    return shape.rank == 2
      ? Shape(kernel.horizontal.outputs, kernel.channels)
      : Shape(kernel.vertical.outputs, kernel.horizontal.outputs, kernel.channels)
  }
}
