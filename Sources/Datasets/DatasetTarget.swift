package import Tensors

extension Dataset {
  /// What is to be learnt of every row.
  package struct Target: Sendable {
    /// The names of the columns it came from; one for classes.
    package let names: [String]
    package let values: Values

    package enum Values: Sendable {
      /// The class of each row. Whole numbers stand in ascending order, `false` before `true`,
      /// texts by first appearance; of two classes the second is the positive one.
      case classes([Int32], names: [String])
      /// One list of numbers for each column.
      case numbers([[Float]])
      /// At each step of a row, what follows it.
      case tokens(TokenStream)
    }

    package init(names: [String], values: Values) {
      self.names = names
      self.values = values
    }

    package var rowCount: Int {
      switch values {
      case .classes(let codes, _): codes.count
      case .numbers(let columns): columns.first?.count ?? 0
      case .tokens(let stream): stream.rowCount
      }
    }

    /// The names of the classes; empty for numbers.
    package var classNames: [String] {
      switch values {
      case .classes(_, let names): names
      case .tokens(let stream): stream.names
      case .numbers: []
      }
    }

    /// What a network learns to give.
    package var learned: Tensors.Target {
      switch values {
      case .classes(_, let names): .classes(names.count)
      case .numbers(let columns): .numbers(columns.count)
      case .tokens(let stream): .tokens(stream.names.count, steps: stream.steps)
      }
    }

    /// A row's target as a reader sees it, one text for each column.
    package func texts(_ row: Int) -> [String] {
      switch values {
      case .classes(let codes, let names): [names[Int(codes[row])]]
      case .numbers(let columns): columns.map { $0[row].shortText }
      case .tokens(let stream): [stream.text(row)]
      }
    }
  }
}
