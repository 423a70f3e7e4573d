package import Diagnostics
import Tensors

/// A value as a user gives it to `predict`.
package enum RawValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case boolean(Bool)

  /// As a table would hold it: `3`, `red`, `true`.
  package var text: String {
    switch self {
    case .number(let value) where value == value.rounded() && abs(value) < 1e15:
      String(Int(value))
    case .number(let value): String(value)
    case .text(let text): text
    case .boolean(let value): String(value)
    }
  }
}

/// A row of inputs, with what was found while it was prepared.
package struct PreparedRow: Hashable, Sendable {
  package let inputs: [Float]
  package let notes: [Note]
}

extension Preparation {
  /// The inputs for one row of raw values, in the order of the columns.
  package func row(_ values: [RawValue]) throws(Diagnostic) -> PreparedRow {
    switch features {
    case .pixels(_, let center, let scale):
      try checkCount(values.count, inputShape.count, of: "pixels")
      var inputs: [Float] = []
      for value in values {
        guard case .number(let number) = value else {
          throw Diagnostic("predict.pixel", "a pixel is a number, not '\(value.text)'")
        }
        inputs.append(Float((number - center) / scale))
      }
      return PreparedRow(inputs: inputs, notes: [])
    case .stream(_, let steps):
      throw Diagnostic(
        "predict.stream", "the network learnt from rows of \(steps) characters",
        hint: "let it go on with a text: generate \"Once upon\" length 100")
    case .windows(let columns, let length):
      let wanted = columns.count * length
      try checkCount(
        values.count, wanted,
        of: "\(columns.map(\.name).joined(separator: ", ")) of \(length) steps, the oldest first")
      return try row(values, of: columns, steps: length)
    case .columns(let columns):
      try checkCount(values.count, columns.count, of: Self.list(columns.map(\.wanted), first: 12))
      return try row(values, of: columns)
    }
  }

  private func row(
    _ values: [RawValue], of columns: [PreparedColumn], steps: Int = 1
  ) throws(Diagnostic) -> PreparedRow {
    var writer = InputWriter(columns)
    var inputs = [Float](repeating: 0, count: inputShape.count)
    for (index, value) in values.enumerated() {
      let field = value.text
      let (step, column) = index.quotientAndRemainder(dividingBy: columns.count)
      guard writer.write(field, of: column, to: &inputs, row: step) else {
        throw Diagnostic(
          "predict.value",
          "'\(columns[column].name)' must be \(columns[column].kind.noun), not '\(field)'",
          hint: "? stands for a missing value")
      }
    }
    return PreparedRow(inputs: inputs, notes: writer.notes)
  }

  /// The first of some names, and a sign for the others.
  fileprivate static func list(_ names: [String], first count: Int) -> String {
    (names.prefix(count) + (names.count > count ? ["…"] : [])).joined(separator: ", ")
  }

  private func checkCount(_ count: Int, _ wanted: Int, of what: String) throws(Diagnostic) {
    guard count != wanted else { return }
    throw Diagnostic(
      "predict.count", "a row has \(counted(wanted, "value")), not \(count)",
      argument: "value", hint: "give \(what)")
  }
}

extension PreparedColumn {
  /// The name, and for a category some of the values that were learnt.
  fileprivate var wanted: String {
    guard case .category(let levels, let untrained) = rule else { return name }
    let learnt = levels.filter { !untrained.contains($0) }
    return "\(name) (\(Preparation.list(learnt, first: 4)))"
  }
}

extension ColumnKind {
  /// What a message calls a value.
  var noun: String {
    switch self {
    case .numeric: "a number"
    case .boolean: "true or false"
    case .category, .text: "a text"
    }
  }
}

extension Preparation.Features {
  /// What a message calls the rows.
  var noun: String {
    switch self {
    case .columns: "a table"
    case .pixels: "images"
    case .stream: "a text"
    case .windows: "stretches of a table"
    }
  }
}
