@testable import Network
import Tensors

extension OperationCases {
  /// Operations that change the extents of an image or a sequence, or what is seen of it.
  static let pictures: [OperationCase] = sides + sequences + plain

  private static let sides: [OperationCase] = [
    (1, 1, 1, 1), (3, 5, 4, 2), (2, 6, 7, 9), (5, 3, 8, 16),
  ].flatMap {
    rows, height, width, channels in
    ([
      GlobalPool(.mean), GlobalPool(.largest), Upsample(factor: 2), Upsample(factor: 3),
      ZeroPad(top: 1, left: 2, bottom: 3, right: 0), ZeroPad(left: 0, right: 0),
      SpatialDropout(rate: 0.4), Flip(isHorizontal: true, isVertical: true), Flip(),
      Shift(share: 0.5), Rotate(degrees: 40), Crop(size: min(height, width, 3)),
      Crop(size: 1, isCentred: true), Noise(deviation: 0.3),
    ] as [any Operation]).map { operation in
      picture(operation, rows: rows, Shape(height, width, channels))
    }
  }

  private static let sequences: [OperationCase] = [(1, 1, 1), (3, 5, 4), (2, 7, 17)].flatMap {
    rows, steps, features in
    ([
      GlobalPool(.mean), GlobalPool(.largest), Upsample(factor: 2), ZeroPad(left: 2, right: 1),
      SpatialDropout(rate: 0.4), Noise(deviation: 0.3),
    ] as [any Operation]).map { operation in picture(operation, rows: rows, Shape(steps, features))
    }
  }

  private static let plain: [OperationCase] = [
    picture(Reshape(Shape(2, 3, 4)), rows: 3, Shape(24)),
    picture(Reshape(Shape(1, 1)), rows: 1, Shape(1)),
    picture(Reshape(Shape(5, 7)), rows: 2, Shape(35)),
    picture(Noise(deviation: 2), rows: 3, Shape(37)),
  ]

  private static func picture(
    _ operation: any Operation, rows: Int, _ shape: Shape
  ) -> OperationCase {
    OperationCase(
      name: "\(type(of: operation))", operation: operation, rows: rows, shapes: [shape],
      isLarge: shape.count > 100)
  }
}
