/// Something a user should know although the statement went through.
package struct Warning: Sendable, Equatable {
  /// What happened: lower case, one sentence, no full stop, names in single quotes.
  package var message: String
  /// What to do about it.
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
