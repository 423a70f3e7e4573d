@testable import Network
import Specification
import Tensors

/// An operation with inputs that the contract is tested on.
struct OperationCase: Sendable, CustomStringConvertible {
  let name: String
  let operation: any Operation
  let rows: Int
  let shapes: [Shape]
  /// Whether differences along each number would take too long.
  var isLarge = false
  /// Points nearer than this to a kink are moved away from it.
  var kink: Double?
  var kinks = [0.0]
  /// Which of its inputs are tokens, and from what range.
  var tokenInput: Int?
  var tokens = 0...4
  /// Where the numbers of its tensors are.
  var tensors = -2.0...2.0

  var description: String { "\(name), \(rows) × \(shapes)" }
}

/// Every operation, on usual, odd and smallest sizes. A new one joins the contract here.
enum OperationCases {
  static let all: [OperationCase] =
    products + activations + rectifiers + rows + forms
    + transposed + byChannel + attentions + recurrences + embeddings + masked + convolutions
    + poolings + normalisations
    + pictures

  private static let sizes = [
    (1, 1, 1), (4, 2, 4), (3, 7, 5), (1, 33, 9), (13, 17, 19), (64, 24, 10), (34, 5, 40),
  ]

  private static let products =
    manyRows
    + sizes.flatMap { rows, inputs, units in
      [
        OperationCase(
          name: "MatrixProduct", operation: MatrixProduct(units: units), rows: rows,
          shapes: [Shape(inputs)]),
        OperationCase(
          name: "MatrixProduct", operation: MatrixProduct(units: units, hasBias: false), rows: rows,
          shapes: [Shape(inputs)]),
        OperationCase(
          name: "MatrixProduct", operation: MatrixProduct(units: units, activation: .tanh),
          rows: rows, shapes: [Shape(inputs)]),
        OperationCase(
          name: "MatrixProduct", operation: MatrixProduct(units: units, activation: .gelu),
          rows: rows, shapes: [Shape(inputs)]),
      ]
    }

  /// So many that each lane keeps to its own.
  private static let manyRows = [(2, 600, 3, 5), (3, 512, 2, 17)].flatMap {
    rows, steps, inputs, units in
    ([.identity, .tanh, .gelu] as [Activation]).map {
      OperationCase(
        name: "MatrixProduct", operation: MatrixProduct(units: units, activation: $0), rows: rows,
        shapes: [Shape(steps, inputs)], isLarge: true)
    }
  }

  /// Operations that change the form of a row, and those that work step by step.
  private static let forms = [(1, 1, 1, 1), (3, 2, 5, 4), (2, 17, 3, 19)].flatMap {
    rows, first, second, third in
    [
      OperationCase(
        name: "ChannelsLast", operation: ChannelsLast(), rows: rows,
        shapes: [Shape(first, second, third)]),
      OperationCase(
        name: "Flatten", operation: Flatten(.channelsLast), rows: rows,
        shapes: [Shape(first, second, third)]),
      OperationCase(
        name: "Flatten", operation: Flatten(.channelsFirst), rows: rows,
        shapes: [Shape(first, second)]),
      OperationCase(
        name: "MatrixProduct", operation: MatrixProduct(units: third, activation: .gelu),
        rows: rows, shapes: [Shape(first, second)]),
      OperationCase(
        name: "Softmax", operation: Softmax(), rows: rows, shapes: [Shape(first, third)]),
      OperationCase(
        name: "Sum", operation: Sum(), rows: rows,
        shapes: [Shape(first, second), Shape(first, second)]),
      OperationCase(
        name: "Concatenation", operation: Concatenation(), rows: rows,
        shapes: [Shape(first, second), Shape(first, third), Shape(first, 1)]),
      OperationCase(
        name: "Concatenation", operation: Concatenation(), rows: rows,
        shapes: [Shape(2, first, second), Shape(2, first, third)]),
    ]
  }

  private static let attentions = [(1, 1, 1, 1), (3, 5, 2, 3), (2, 37, 3, 4), (5, 16, 1, 17)]
    .flatMap {
      rows, steps, heads, width in
      [false, true].map { isCausal in
        OperationCase(
          name: "Attention", operation: Attention(heads: heads, isCausal: isCausal), rows: rows,
          shapes: [Shape(steps, 3 * heads * width)], isLarge: steps > 10)
      } + [
        OperationCase(
          name: "AddPositions", operation: AddPositions(), rows: rows, shapes: [Shape(steps, width)]
        ),
        OperationCase(
          name: "AddWaves", operation: AddWaves(), rows: rows, shapes: [Shape(steps, width)]),
      ]
    }

  private static let activations = Activations.all.filter { $0.kernel != nil }.flatMap { formula in
    let fallbacks = formula.parameters.map { $0.fallback ?? 0 }
    return Set([fallbacks, fallbacks.map { 2 * $0 }, fallbacks.map { formula.lowest ?? -$0 }])
      .sorted { $0.lexicographicallyPrecedes($1) }.flatMap { parameters in
        [(1, 1), (5, 3), (7, 16), (2, 37)].map { rows, columns in
          OperationCase(
            name: "Activate", operation: Activate(Activation(formula, parameters: parameters)),
            rows: rows, shapes: [Shape(columns)], kink: formula.kinks.isEmpty ? nil : 0.05,
            kinks: formula.kinks)
        }
      }
  }

  private static let rectifiers = [(1, 1), (5, 3), (7, 16), (2, 37), (33, 10)].flatMap {
    rows, columns in
    [
      OperationCase(
        name: "PReLU", operation: PReLU(), rows: rows, shapes: [Shape(columns)], kink: 0.05),
      OperationCase(
        name: "RReLU", operation: RReLU(.rrelu), rows: rows, shapes: [Shape(columns)], kink: 0.05),
      OperationCase(
        name: "RReLU", operation: RReLU(Activation(Activation.rrelu.formula, parameters: [-1, 2])),
        rows: rows, shapes: [Shape(columns)], kink: 0.05),
    ]
  }

  private static let rows = [(1, 1), (5, 3), (7, 16), (2, 37), (33, 10)].flatMap { rows, columns in
    [
      OperationCase(
        name: "Softmax", operation: Softmax(), rows: rows, shapes: [Shape(columns)]),
      OperationCase(
        name: "Hardmax", operation: Hardmax(), rows: rows, shapes: [Shape(columns)]),
      OperationCase(
        name: "Dropout", operation: Dropout(rate: 0.3), rows: rows, shapes: [Shape(columns)]),
    ]
  }
}

extension ActivationFormula {
  /// The least that its parameter may be, where that is not far below zero.
  fileprivate var lowest: Double? {
    parameters.first.flatMap { $0.range.lowerBound > 0 ? 0.5 : nil }
  }
}
