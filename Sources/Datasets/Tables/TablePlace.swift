import Diagnostics

/// A place in a table's file, as errors name it.
struct TablePlace {
  var path: String
  /// From 1.
  var line: Int
  /// The field's number in its row, from 1.
  var column: Int
  /// The column's name, where it is known.
  var name: String?

  /// “'houses.csv', line 3, column 2 ('price'): the row has …”
  func diagnostic(_ id: String, _ message: String, hint: String? = nil) -> Diagnostic {
    let named = name.map { " ('\($0)')" } ?? ""
    return Diagnostic(
      id, "'\(path)', line \(line), column \(column)\(named): \(message)", argument: "file",
      hint: hint)
  }
}
