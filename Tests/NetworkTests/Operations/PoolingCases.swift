@testable import Network
import Tensors

extension OperationCases {
  /// Windows beside each other, overlapping, apart, over the edge and of one cell; images and sequences.
  static let poolings = windows.flatMap { shape, window in
    [
      OperationCase(
        name: "MaxPool", operation: MaxPool(window), rows: 3, shapes: [shape],
        isLarge: shape.count > 72),
      OperationCase(
        name: "AveragePool", operation: AveragePool(window), rows: 2, shapes: [shape],
        isLarge: shape.count > 72),
    ]
  }

  private static let windows: [(Shape, PoolWindow)] = [
    (Shape(1, 1, 1), PoolWindow(size: 1)),
    (Shape(4, 4, 8), PoolWindow(size: 2)),
    (Shape(5, 7, 3), PoolWindow(size: 2)),
    (Shape(5, 7, 11), PoolWindow(size: 3, stride: 1, padding: .cells(1))),
    (Shape(6, 5, 9), PoolWindow(size: 3, stride: 2, padding: .same)),
    (Shape(7, 9, 2), PoolWindow(size: 2, stride: 3)),
    (Shape(7, 8, 5), PoolWindow(size: 4, stride: 3, padding: .cells(2))),
    (Shape(3, 4, 16), PoolWindow(size: 5, stride: 2, padding: .same)),
    (Shape(4, 3, 2), PoolWindow(size: 1, stride: 2, padding: .same)),
    (Shape(19, 18, 3), PoolWindow(size: 17, stride: 1)),
    (Shape(20, 3, 5), PoolWindow(size: 18, stride: 4, padding: .same)),
    (Shape(16, 17, 24), PoolWindow(size: 2)),
    (Shape(9, 4), PoolWindow(size: 2)),
    (Shape(11, 17), PoolWindow(size: 3, stride: 2, padding: .cells(1))),
    (Shape(7, 1), PoolWindow(size: 3, stride: 1, padding: .same)),
    (Shape(5, 8), PoolWindow(size: 5)),
  ]
}
