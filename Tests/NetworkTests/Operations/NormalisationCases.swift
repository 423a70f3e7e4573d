@testable import Network
import Tensors

extension OperationCases {
  /// Channels that fill vectors and that do not; images, sequences and plain rows.
  static let normalisations = batchwise + rowwise + groupwise

  private static let batchwise = batches.flatMap { rows, shape in
    [
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(), rows: rows, shapes: [shape],
        isLarge: shape.count > 72),
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(epsilon: 0.5, isRectified: true), rows: rows,
        shapes: [shape], isLarge: shape.count > 72),
      OperationCase(
        name: "BatchNorm", operation: BatchNorm(usesBatch: false), rows: rows, shapes: [shape],
        isLarge: shape.count > 72, tensors: 0.5...2),
    ]
  }

  private static let rowwise = [
    (1, Shape(2)), (5, Shape(3)), (4, Shape(16)), (2, Shape(37)), (37, Shape(9)), (3, Shape(5, 4)),
    (2, Shape(1, 17)), (2, Shape(2, 3, 4)), (3, Shape(1, 1, 5)), (2, Shape(3, 3, 1)),
    (2, Shape(7, 5, 10)),
  ].map { rows, shape in
    OperationCase(
      name: "LayerNorm", operation: LayerNorm(epsilon: 0.01), rows: rows, shapes: [shape],
      isLarge: shape.count > 72)
  }

  private static let groupwise = [
    (2, Shape(4), 2), (1, Shape(2, 2, 1), 1), (3, Shape(3, 2, 6), 3), (2, Shape(5, 3, 8), 8),
    (2, Shape(7, 6), 2), (3, Shape(6, 7, 10), 5), (2, Shape(9, 9, 16), 4),
  ].map { rows, shape, groups in
    OperationCase(
      name: "GroupNorm", operation: GroupNorm(groups: groups, epsilon: 0.01), rows: rows,
      shapes: [shape], isLarge: shape.count > 72)
  }

  private static let batches: [(Int, Shape)] = [
    (5, Shape(1)), (5, Shape(3)), (9, Shape(16)), (4, Shape(70)), (3, Shape(5, 4)),
    (2, Shape(7, 17)), (5, Shape(1, 1, 1)), (3, Shape(2, 3, 8)), (2, Shape(5, 3, 10)),
    (3, Shape(11, 13, 24)), (2, Shape(9, 9, 130)),
  ]
}
