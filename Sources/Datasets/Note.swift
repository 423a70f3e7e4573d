/// Something a user should know about data that was read all the same.
package struct Note: Hashable, Sendable {
  /// What was found: lower case, one sentence, no full stop, names in single quotes.
  package var message: String
  /// What to do about it.
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
