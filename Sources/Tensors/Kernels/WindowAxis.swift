/// How windows move along one side of an image.
package struct WindowAxis: Hashable, Sendable {
  package let inputs: Int
  package let window: Int
  package let stride: Int
  /// Pixels from one input of a window to the next.
  package let dilation: Int
  /// How far before the image the first window begins.
  package let before: Int
  package let outputs: Int

  /// Where there is one output nothing is a stride away, and in a window of one nothing a dilation: neither is
  /// kept, so that what was typed for them is never multiplied.
  package init(
    inputs: Int, window: Int, stride: Int, dilation: Int = 1, before: Int, outputs: Int
  ) {
    self.inputs = inputs
    self.window = window
    self.stride = outputs > 1 ? stride : 1
    self.dilation = window > 1 ? dilation : 1
    self.before = before
    self.outputs = outputs
  }

  /// A side of one pixel, under a window of one.
  package static let alone = WindowAxis(inputs: 1, window: 1, stride: 1, before: 0, outputs: 1)

  /// The pixels of a window without gaps that lie on the image.
  package func pixels(of output: Int) -> Range<Int> {
    let start = output * stride - before
    return max(start, 0)..<start + min(window, inputs - start)
  }

  /// From the first input of a window to its last.
  var reach: Int { (window - 1) * dilation }
  /// The length with the zeros around it.
  var padded: Int { max(before + inputs, (outputs - 1) * stride + reach + 1) }
  /// The length of the gradient with zeros around and between, as the inputs' gradient reads it.
  var spread: Int { before + inputs + reach }
  /// Whether the windows are the pixels themselves.
  var isPlain: Bool { window == 1 && stride == 1 && before == 0 && outputs == inputs }
}
