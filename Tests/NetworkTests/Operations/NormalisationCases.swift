@testable import Network
import Tensors

extension OperationCases {
  /// Channels that fill vectors and that do not; images, sequences and plain rows.
  static let normalisations = batches.flatMap { rows, shape in
    [
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(), rows: rows, shapes: [shape],
        isLarge: shape.count > 110),
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(epsilon: 0.5, isRectified: true), rows: rows,
        shapes: [shape], isLarge: shape.count > 110),
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(usesBatch: false), rows: rows, shapes: [shape],
        isLarge: shape.count > 110, tensors: 0.5...2),
    ]
  }

  private static let batches: [(Int, Shape)] = [
    (5, Shape(1)), (5, Shape(3)), (9, Shape(16)), (4, Shape(70)), (3, Shape(5, 4)),
    (2, Shape(7, 17)), (5, Shape(1, 1, 1)), (3, Shape(2, 3, 8)), (2, Shape(5, 3, 10)),
    (3, Shape(11, 13, 24)), (2, Shape(9, 9, 130)),
  ]
}
