@testable import Network
import Tensors

extension OperationCases {
  /// Odd sizes, strides, paddings, dilation and groups, of images and of sequences.
  static let convolutions: [OperationCase] = [
    image(1, 1, 1, 1, 1, Window(height: 1, width: 1)),
    image(2, 5, 4, 3, 5, Window(height: 3, width: 3)),
    image(3, 7, 6, 2, 17, Window(height: 3, width: 2, padding: .same), .tanh),
    image(2, 6, 9, 1, 8, Window(height: 3, width: 3, stride: 2, padding: .same), .gelu),
    image(
      2, 7, 7, 4, 6, Window(height: 3, width: 3, stride: 2, padding: .cells(1)),
      groups: 2),
    image(
      2, 9, 8, 4, 4,
      Window(height: 3, width: 3, padding: .cells(2), dilation: 2), groups: 4),
    image(2, 8, 9, 3, 20, Window(height: 2, width: 3, stride: 3, dilation: 2)),
    image(2, 7, 9, 3, 5, Window(height: 2, width: 3, stride: 3)),
    image(3, 5, 6, 2, 3, Window(height: 1, width: 2, stride: 3, padding: .cells(2))),
    image(2, 6, 5, 4, 6, Window(height: 4, width: 5, stride: 2, padding: .cells(5)), groups: 2),
    image(2, 9, 8, 2, 18, Window(height: 5, width: 4, stride: 4, padding: .same)),
    image(1, 3, 4, 2, 2, Window(height: 2, width: 2, stride: 5, padding: .cells(4))),
    image(1, 4, 4, 17, 33, Window(height: 1, width: 1), bias: false),
    image(2, 3, 3, 2, 3, Window(height: 3, width: 3, padding: .cells(4))),
    image(4, 12, 12, 16, 32, Window(height: 3, width: 3, padding: .same), isLarge: true),
    image(2, 5, 7, 32, 24, Window(height: 3, width: 3, padding: .same), isLarge: true),
    image(3, 6, 5, 24, 40, Window(height: 3, width: 3), bias: false, isLarge: true),
    sequence(3, 9, 4, 7, Window(height: 3, width: 3)),
    sequence(2, 10, 3, 5, Window(height: 4, width: 4, stride: 2, padding: .same), .tanh),
    sequence(1, 1, 1, 1, Window(height: 1, width: 1)),
    sequence(3, 7, 2, 9, Window(height: 3, width: 3), .gelu),
  ]

  private static func image(
    _ rows: Int, _ height: Int, _ width: Int, _ channels: Int, _ filters: Int,
    _ window: Window, _ activation: Activation = .identity, groups: Int = 1,
    bias: Bool = true, isLarge: Bool = false
  ) -> OperationCase {
    OperationCase(
      name: "Convolution",
      operation: Convolution(
        filters: filters, window: window, groups: groups, hasBias: bias, activation: activation),
      rows: rows, shapes: [Shape(height, width, channels)], isLarge: isLarge)
  }

  private static func sequence(
    _ rows: Int, _ steps: Int, _ features: Int, _ filters: Int, _ window: Window,
    _ activation: Activation = .identity
  ) -> OperationCase {
    OperationCase(
      name: "Convolution",
      operation: Convolution(filters: filters, window: window, activation: activation),
      rows: rows, shapes: [Shape(steps, features)])
  }

  /// Each channel with one filter of its own, or several.
  static let byChannel: [OperationCase] = [
    (Window(height: 3, width: 3), Shape(5, 7, 2), 1),
    (Window(height: 3, width: 3, padding: .same), Shape(6, 9, 8), 1),
    (Window(height: 3, width: 3, padding: .same), Shape(3, 21, 4), 1),
    (Window(height: 2, width: 4, stride: 2, padding: .cells(1)), Shape(5, 6, 11), 1),
    (Window(height: 4, width: 4, padding: .same, dilation: 2), Shape(8, 7, 3), 1),
    (Window(height: 1, width: 3, stride: 2), Shape(9, 5), 1),
    (Window(height: 1, width: 1), Shape(2, 2, 3), 2),
    (Window(height: 3, width: 3, padding: .same), Shape(4, 5, 3), 2),
    (Window(height: 2, width: 3, stride: 2, padding: .cells(1), dilation: 2), Shape(7, 6, 5), 3),
    (Window(height: 1, width: 2, padding: .same), Shape(8, 2), 9),
  ].flatMap { window, shape, multiplier in
    [1, 4].map { rows in
      let channels = shape.extents.last ?? 1
      return OperationCase(
        name: "Convolution",
        operation: Convolution(
          filters: channels * multiplier, window: window, groups: channels, hasBias: rows > 1),
        rows: rows, shapes: [shape], isLarge: shape.count > 200)
    }
  }

  /// Convolutions the other way, of images and sequences.
  static let transposed: [OperationCase] = [
    (TransposedWindow(height: 3, width: 3), 1, Shape(1, 1, 1), 1),
    (TransposedWindow(height: 3, width: 3, padding: .cells(1)), 1, Shape(4, 3, 2), 5),
    (TransposedWindow(height: 2, width: 2, stride: 2), 1, Shape(3, 4, 3), 4),
    (TransposedWindow(height: 4, width: 3, stride: 2, padding: .same), 1, Shape(3, 2, 4), 17),
    (
      TransposedWindow(height: 3, width: 3, stride: 3, padding: .cells(2), extra: 1), 1,
      Shape(2, 3, 2), 3
    ),
    (TransposedWindow(height: 3, width: 2, stride: 2, dilation: 2, extra: 1), 2, Shape(3, 3, 4), 6),
    (TransposedWindow(height: 3, width: 3, stride: 2, extra: 1), 3, Shape(3, 2, 3), 3),
    (TransposedWindow(height: 2, width: 3, padding: .cells(1)), 2, Shape(3, 4, 6), 2),
    (TransposedWindow(height: 1, width: 1, padding: .cells(1)), 1, Shape(4, 3, 2), 3),
    (TransposedWindow(height: 2, width: 3, stride: 3, padding: .cells(3)), 1, Shape(4, 5, 2), 3),
    (TransposedWindow(height: 1, width: 3, stride: 2), 1, Shape(5, 3), 4),
    (TransposedWindow(height: 1, width: 4, padding: .cells(2)), 3, Shape(4, 3), 9),
  ].flatMap { (window: TransposedWindow, groups: Int, shape: Shape, filters: Int) in
    [1, 3].map { rows in
      OperationCase(
        name: "TransposedConvolution",
        operation: TransposedConvolution(
          filters: filters, window: window, groups: groups, hasBias: rows > 1),
        rows: rows, shapes: [shape], isLarge: filters > 8)
    }
  }
}
