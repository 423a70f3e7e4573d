/// What a layer's weights add to the loss of a training: l1·Σ|w| + l2·Σw². Source: Keras,
/// keras.regularizers.L1L2.
package struct Penalty: Hashable, Sendable {
  package var l1: Double
  package var l2: Double

  /// `nil` where nothing is added.
  package init?(l1: Double, l2: Double) {
    guard l1 != 0 || l2 != 0 else { return nil }
    self.l1 = l1
    self.l2 = l2
  }
}
