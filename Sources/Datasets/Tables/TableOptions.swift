package import Specification

/// How the user wants a table to be read.
struct TableOptions: Sendable {
  var target: [String] = []
  var targetKind: TargetKind?
  /// The only columns to learn from; empty for all.
  var features: [String] = []
  /// The column whose words are read, in the place of all features.
  var text: String?
  var textForm = TextForm(words: TextForm.usualWords)
  /// How many rows of the table a row has, and how many ahead of them are to be learnt.
  var window: Int?
  var horizon = 1
  /// Columns to leave out.
  var ignored: [String] = []
  /// `nil`: found from the first row.
  var header: Bool?
  /// `nil`: found from the first rows.
  var separator: Separator?
  /// A row with one of these names is a header.
  var knownNames: Set<String> = []
}

/// What a target's numbers are.
package enum TargetKind: String, WordValue {
  case number, `class`

  package var summary: String {
    switch self {
    case .number: "a number to come close to"
    case .class: "one of several classes"
    }
  }
}

/// What parts the fields of a row: one character, or the word `tab`.
package struct Separator: ArgumentValue, Hashable {
  let byte: UInt8

  package static let comma = Separator(byte: 0x2C)

  init(byte: UInt8) { self.byte = byte }

  package static var form: ArgumentForm { .anyWord }
  package static var placeholder: String { "\",\"" }
  package static var noun: String { "one character such as \",\" or the word tab" }

  package init?(_ literal: Literal) {
    guard let characters = literal.characters else { return nil }
    self.init(characters)
  }

  init?(_ characters: String) {
    if characters == "tab" {
      byte = 0x09
      return
    }
    guard characters.utf8.count == 1, let byte = characters.utf8.first,
      byte == 0x09 || (byte >= 0x20 && byte < 0x7F && byte != 0x22)
    else { return nil }
    self.byte = byte
  }

  package var written: String {
    byte == 0x09 ? "tab" : String.quoted(String(UnicodeScalar(byte)))
  }
}
