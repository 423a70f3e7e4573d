/// How windows move along one side of an image.
package struct ConvolutionAxis: Hashable, Sendable {
  package let inputs: Int
  package let window: Int
  package let stride: Int
  package let dilation: Int
  /// Zeros before the first input.
  package let before: Int
  package let outputs: Int

  package init(
    inputs: Int, window: Int, stride: Int, dilation: Int, before: Int, outputs: Int
  ) {
    self.inputs = inputs
    self.window = window
    self.stride = stride
    self.dilation = dilation
    self.before = before
    self.outputs = outputs
  }

  /// A side of one pixel.
  package static let alone = ConvolutionAxis(
    inputs: 1, window: 1, stride: 1, dilation: 1, before: 0, outputs: 1)

  /// From the first input of a window to its last.
  var reach: Int { (window - 1) * dilation }
  /// The length with the zeros around it.
  var padded: Int { max(before + inputs, (outputs - 1) * stride + reach + 1) }
  /// The length of the gradient with zeros around and between, as the inputs' gradient reads it.
  var spread: Int { before + inputs + reach }
  /// Whether the gradient is read as it is.
  var isPlain: Bool { window == 1 && stride == 1 && before == 0 && outputs == inputs }
}
