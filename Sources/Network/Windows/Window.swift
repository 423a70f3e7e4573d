package import Tensors

/// A window that moves over an image [height, width, channels], or along a sequence [steps, features].
package struct Window: Hashable, Sendable {
  package var height: Int
  package var width: Int
  package var stride: Int
  package var padding: WindowPadding
  package var dilation: Int

  package init(
    height: Int, width: Int, stride: Int = 1, padding: WindowPadding = .valid, dilation: Int = 1
  ) {
    self.height = height
    self.width = width
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// How it moves over a row; `nil` where it does not fit.
  package func axes(on shape: Shape) -> (vertical: WindowAxis, horizontal: WindowAxis)? {
    let extents = shape.extents
    if extents.count == 2 { return axis(extents[0], width).map { (.alone, $0) } }
    guard extents.count == 3, let vertical = axis(extents[0], height),
      let horizontal = axis(extents[1], width)
    else { return nil }
    return (vertical, horizontal)
  }

  private func axis(_ inputs: Int, _ window: Int) -> WindowAxis? {
    guard inputs > 0, window > 0, stride > 0, dilation > 0 else { return nil }
    let (reach, overflow) = (window - 1).multipliedReportingOverflow(by: dilation)
    guard !overflow, reach < .max else { return nil }
    let before = zeros(inputs, reach)
    guard let length = sum(before, before, inputs), padding == .same || reach < length,
      // As far as a gradient with zeros around it is spread out.
      sum(before, inputs, reach) != nil
    else { return nil }
    let outputs =
      padding == .same ? (inputs - 1) / stride + 1 : (length - reach - 1) / stride + 1
    return WindowAxis(
      inputs: inputs, window: window, stride: stride, dilation: dilation, before: before,
      outputs: outputs)
  }

  /// How many zeros stand before the first input.
  private func zeros(_ inputs: Int, _ reach: Int) -> Int {
    switch padding {
    case .valid: return 0
    case .cells(let cells): return cells
    case .same: return max((inputs - 1) / stride * stride - inputs + reach + 1, 0) / 2
    }
  }

  /// `nil` where it overflows.
  private func sum(_ terms: Int...) -> Int? {
    var sum = 0
    for term in terms {
      let (next, overflow) = sum.addingReportingOverflow(term)
      if overflow { return nil }
      sum = next
    }
    return sum
  }
}
