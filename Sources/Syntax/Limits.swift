/// Bounds that keep a hostile text from exhausting the program; each is far above honest use.
package enum Limits {
  /// Brackets, blocks and texts inside texts, counted together.
  package static let nesting = 200
  /// Calls of user-defined commands inside each other.
  package static let calls = 200
  /// Bytes in a line.
  package static let lineLength = 1_000_000
  /// Operators, indices and fields in one expression.
  package static let operators = 1_000
}
