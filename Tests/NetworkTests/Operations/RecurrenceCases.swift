@testable import Network
import Tensors

extension OperationCases {
  /// Every cell, forwards and backwards, with its states or the last one, of rows with padding and without.
  static let recurrences: [OperationCase] = [
    (1, 1, 1), (2, 3, 1), (3, 2, 5), (4, 5, 8), (5, 4, 11), (2, 3, 17),
  ].flatMap { rows, steps, units in
    ([.rnn, .rectifiedRNN, .lstm, .gru] as [RecurrentCell]).flatMap { cell in
      [(false, true), (true, true), (false, false), (true, false)].flatMap { reversed, sequence in
        [rows.isMultiple(of: 2)].map { isPadded in
          recurrence(
            Recurrence(
              cell: cell, units: units, isReversed: reversed, givesSequence: sequence,
              hasBias: units != 5),
            rows: rows, steps: steps, isPadded: isPadded)
        }
      }
    }
  }

  private static func recurrence(
    _ operation: Recurrence, rows: Int, steps: Int, isPadded: Bool
  ) -> OperationCase {
    var test = OperationCase(
      name: "Recurrence", operation: operation, rows: rows,
      shapes: [Shape(steps, operation.cell.gates * operation.units)]
        + (isPadded ? [Shape(steps)] : []), isLarge: operation.units > 8)
    test.tokenInput = isPadded ? 1 : nil
    test.tokens = 0...2
    test.tensors = -0.7...0.7
    return test
  }

  static let embeddings: [OperationCase] = [
    (1, 1, 1, 1), (3, 4, 5, 3), (5, 7, 4, 17), (2, 3, 9, 8),
  ].map { rows, steps, count, width in
    var test = OperationCase(
      name: "Embedding", operation: Embedding(count: count, width: width), rows: rows,
      shapes: [Shape(steps)])
    test.tokenInput = 0
    test.tokens = 0...count - 1
    return test
  }

  /// Operations that pass over padding.
  static let masked: [OperationCase] = [(1, 1, 1), (3, 4, 2), (2, 7, 6), (4, 5, 3)].flatMap {
    rows, steps, width in
    ([
      ("Attention", Attention(heads: 1), 3), ("Attention", Attention(heads: 1, isCausal: true), 3),
      ("GlobalPool", GlobalPool(.mean), 1), ("GlobalPool", GlobalPool(.largest), 1),
    ] as [(String, any Operation, Int)]).map { name, operation, parts in
      var test = OperationCase(
        name: name, operation: operation, rows: rows,
        shapes: [Shape(steps, parts * width), Shape(steps)])
      test.tokenInput = 1
      test.tokens = 0...2
      return test
    }
  }
}
