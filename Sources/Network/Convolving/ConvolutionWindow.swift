package import Tensors

/// A window that moves over an image [height, width, channels], or along a sequence [steps, features].
package struct ConvolutionWindow: Hashable, Sendable {
  package var height: Int
  package var width: Int
  package var stride: Int
  package var padding: PoolPadding
  package var dilation: Int

  package init(
    height: Int, width: Int, stride: Int = 1, padding: PoolPadding = .valid, dilation: Int = 1
  ) {
    self.height = height
    self.width = width
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// How it moves over a row; `nil` where it does not fit.
  package func axes(
    on shape: Shape
  ) -> (vertical: ConvolutionAxis, horizontal: ConvolutionAxis)? {
    let extents = shape.extents
    if extents.count == 2 {
      guard let axis = axis(extents[0], width) else { return nil }
      return (.alone, axis)
    }
    guard extents.count == 3, let vertical = axis(extents[0], height),
      let horizontal = axis(extents[1], width)
    else { return nil }
    return (vertical, horizontal)
  }

  /// The largest size that anything here may have; nothing below overflows with it.
  private static let limit = 1 << 24

  private func axis(_ inputs: Int, _ window: Int) -> ConvolutionAxis? {
    let sizes = [inputs, window, stride, dilation]
    guard sizes.allSatisfy({ (1...Self.limit).contains($0) }) else { return nil }
    let span = (window - 1) * dilation + 1
    switch padding {
    case .same:
      let outputs = (inputs - 1) / stride + 1
      let missing = max((outputs - 1) * stride + span - inputs, 0)
      return made(inputs, window, before: missing / 2, outputs: outputs)
    case .valid:
      guard span <= inputs else { return nil }
      return made(inputs, window, before: 0, outputs: (inputs - span) / stride + 1)
    case .cells(let cells):
      guard cells <= Self.limit, span <= inputs + 2 * cells else { return nil }
      return made(
        inputs, window, before: cells, outputs: (inputs + 2 * cells - span) / stride + 1)
    }
  }

  private func made(
    _ inputs: Int, _ window: Int, before: Int, outputs: Int
  ) -> ConvolutionAxis {
    ConvolutionAxis(
      inputs: inputs, window: window, stride: stride, dilation: dilation, before: before,
      outputs: outputs)
  }
}
