/// A block of numbers with a shape, row-major, as a value.
package struct Tensor: Hashable, Sendable {
  package let shape: Shape
  package private(set) var scalars: [Float]

  /// A tensor of `shape.count` numbers.
  package init(_ shape: Shape, _ scalars: [Float]) {
    precondition(scalars.count == shape.count, "a tensor needs a number for every place")
    self.shape = shape
    self.scalars = scalars
  }

  /// A tensor with the same number everywhere.
  package init(repeating value: Float, _ shape: Shape) {
    self.init(shape, [Float](repeating: value, count: shape.count))
  }

  package subscript(index: Int) -> Float {
    get { scalars[index] }
    set { scalars[index] = newValue }
  }
}
