/// One input of a person: a statement, or a block of several lines, with its number.
package struct Cell: Sendable, Equatable {
  /// Counted from 1, as the prompt shows it.
  package let number: Int
  package let text: String

  package init(number: Int, text: String) {
    self.number = number
    self.text = text
  }
}
