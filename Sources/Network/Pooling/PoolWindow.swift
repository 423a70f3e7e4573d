import Diagnostics
package import Tensors

/// A square window that moves over an image [height, width, channels], or along a sequence
/// [steps, features].
package struct PoolWindow: Hashable, Sendable {
  package var size: Int
  package var stride: Int
  package var padding: PoolPadding

  package init(size: Int, stride: Int? = nil, padding: PoolPadding = .valid) {
    self.size = size
    self.stride = stride ?? size
    self.padding = padding
  }

  /// Whether cells beyond the image count in a mean: PyTorch counts those that are asked for by number.
  var countsPadding: Bool {
    if case .cells = padding { true } else { false }
  }

  /// How it moves over a row; `nil` where it does not fit.
  package func kernel(on shape: Shape) -> PoolKernel? {
    let extents = shape.extents
    if extents.count == 2 {
      guard let axis = axis(extents[0]) else { return nil }
      let alone = PoolAxis(inputs: 1, window: 1, stride: 1, before: 0, outputs: 1)
      return PoolKernel(vertical: alone, horizontal: axis, channels: extents[1])
    }
    guard extents.count == 3, let vertical = axis(extents[0]), let horizontal = axis(extents[1])
    else { return nil }
    return PoolKernel(vertical: vertical, horizontal: horizontal, channels: extents[2])
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

  /// No sum here overflows: a window that begins on the image is cut at its end, and padding is at most
  /// half of a window that is not larger than the padded image.
  private func axis(_ inputs: Int) -> PoolAxis? {
    guard inputs > 0, size > 0, stride > 0 else { return nil }
    if padding == .same {
      let outputs = (inputs - 1) / stride + 1
      let missing = max((outputs - 1) * stride + (size - inputs), 0)
      return PoolAxis(
        inputs: inputs, window: size, stride: stride, before: missing / 2, outputs: outputs)
    }
    let before = if case .cells(let cells) = padding { cells } else { 0 }
    let (padded, overflow) = (2 &* before).addingReportingOverflow(inputs)
    guard before <= size / 2, !overflow, size <= padded else { return nil }
    return PoolAxis(
      inputs: inputs, window: size, stride: stride, before: before,
      outputs: (padded - size) / stride + 1)
  }
}
