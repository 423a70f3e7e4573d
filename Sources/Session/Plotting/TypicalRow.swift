import Datasets
import Reports
import Tensors

/// A row in which every feature has its usual value: a number its mean, a category its most common
/// level, both of the training rows.
struct TypicalRow {
  /// The inputs of the network.
  private(set) var inputs: [Float]
  /// Where the inputs of each column begin.
  private let offsets: [String: Int]
  private let columns: [PreparedColumn]
  private var values: [(name: String, text: String)] = []

  init(_ columns: [PreparedColumn], _ dataset: Dataset) {
    self.columns = columns
    var (inputs, offsets) = ([Float](), [String: Int]())
    for column in columns {
      offsets[column.name] = inputs.count
      switch column.rule {
      case .numeric(_, _, let mean), .boolean(let mean):
        // As it is read where a person types it.
        inputs.append(column.input(Double(Float(mean))))
        values.append((column.name, NumberText.quantity(mean)))
      case .category(let levels, _):
        let usual = dataset.commonLevel(of: column.name).flatMap { levels.firstIndex(of: $0) }
        inputs += levels.indices.map { $0 == usual ? 1 : 0 }
        values.append((column.name, usual.map { levels[$0] } ?? "none"))
      case .text(_, let length):
        inputs += [Float](repeating: 0, count: length)
        values.append((column.name, "none"))
      }
    }
    self.inputs = inputs
    self.offsets = offsets
  }

  /// The prepared column of a name, and the place of its input.
  func place(of name: String) -> (column: PreparedColumn, input: Int)? {
    guard let column = columns.first(where: { $0.name == name }), let input = offsets[name] else {
      return nil
    }
    return (column, input)
  }

  /// `others at their mean: sepal_length 5.8433, sepal_width 3.0540`.
  func note(without names: [String]) -> String? {
    let others = values.filter { !names.contains($0.name) }
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(4).map { "\($0.name) \($0.text)" }.joined(separator: ", ")
    return "others at their mean: \(shown)"
      + (others.count > 4 ? ", … \(others.count - 4) more" : "")
  }
}

extension Dataset {
  /// The level that most training rows have.
  fileprivate func commonLevel(of name: String) -> String? {
    guard case .columns(let columns) = features,
      case .levels(let codes, let names)? = columns.first(where: { $0.name == name })?.values
    else { return nil }
    var counts = [Int](repeating: 0, count: names.count)
    for row in parts.train { counts[Int(codes[Int(row)])] += 1 }
    return counts.indices.max { counts[$0] < counts[$1] }.map { names[$0] }
  }
}
