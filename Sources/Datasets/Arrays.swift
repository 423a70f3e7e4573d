package import Tensors

/// Rows of numbers that all have one shape.
package struct Arrays: Sendable {
  /// Of one row.
  package let shape: Shape
  /// Row after row.
  package let values: Stored<Float>

  init(shape: Shape, values: Stored<Float>) {
    self.shape = shape
    self.values = values
  }

  package func row(_ row: Int) -> StoredRow<Float> {
    values[row * shape.count..<(row + 1) * shape.count]
  }

  /// How all numbers alike are scaled.
  func learned(rows: [Int32], scaling: Scaling) -> Preparation.Features {
    let extents = shape.extents
    guard scaling != .none else { return .pixels(shape: extents, center: 0, scale: 1) }
    var moments = Moments()
    for row in rows {
      self.row(Int(row)).withNumbers { for number in $0 { moments.add(Double(number)) } }
    }
    let (center, scale) =
      scaling == .standard
      ? (moments.mean, moments.deviation)
      : (moments.minimum, moments.maximum - moments.minimum)
    guard moments.count > 0 else { return .pixels(shape: extents, center: 0, scale: 1) }
    return .pixels(shape: extents, center: center, scale: scale > 0 ? scale : 1)
  }
}
