package import Tensors

/// Windows that pixels are laid out with: those of the convolution that goes the other way.
package struct TransposedWindow: Hashable, Sendable {
  package var height: Int
  package var width: Int
  package var stride: Int
  package var padding: WindowPadding
  package var dilation: Int
  /// Pixels that are added at the end.
  package var extra: Int

  package init(
    height: Int, width: Int, stride: Int = 1, padding: WindowPadding = .valid, dilation: Int = 1,
    extra: Int = 0
  ) {
    self.height = height
    self.width = width
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.extra = extra
  }

  /// How the other convolution's windows move over what comes of a row; `nil` where nothing does.
  package func axes(on shape: Shape) -> (vertical: WindowAxis, horizontal: WindowAxis)? {
    let extents = shape.extents
    if extents.count == 2 { return axis(extents[0], width).map { (.alone, $0) } }
    guard extents.count == 3, let vertical = axis(extents[0], height),
      let horizontal = axis(extents[1], width)
    else { return nil }
    return (vertical, horizontal)
  }

  /// (size − 1) · stride − 2 · padding + dilation · (window − 1) + extra + 1 pixels; with `same`,
  /// size · stride.
  private func axis(_ size: Int, _ window: Int) -> WindowAxis? {
    guard size > 0, window > 0, stride > 0, dilation > 0, extra >= 0, extra < max(stride, dilation)
    else { return nil }
    let (reach, overflow) = (window - 1).multipliedReportingOverflow(by: dilation)
    let (last, overflows) = (size - 1).multipliedReportingOverflow(by: stride)
    let sizes = [reach, last, stride, extra]
    guard !overflow, !overflows, sizes.allSatisfy({ $0 < 1 << 40 }) else { return nil }
    let (before, length): (Int, Int)
    switch padding {
    case .valid: (before, length) = (0, last + reach + extra + 1)
    case .same: (before, length) = (max(reach + 1 - stride, 0) / 2, last + stride)
    case .cells(let cells):
      guard cells < 1 << 40 else { return nil }
      (before, length) = (cells, last + reach + extra + 1 - 2 * cells)
    }
    guard length > 0 else { return nil }
    return WindowAxis(
      inputs: length, window: window, stride: stride, dilation: dilation, before: before,
      outputs: size)
  }
}
