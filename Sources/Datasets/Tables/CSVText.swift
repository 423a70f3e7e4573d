/// Writes rows of a table.
package enum CSVText {
  /// A row with its line break. Fields that hold the separator, a quote, a line break, or blanks at
  /// an end are quoted (RFC 4180).
  package static func line(_ fields: [String], separator: Separator = .comma) -> String {
    let text = fields.map { quoted($0, separator) }
      .joined(separator: String(UnicodeScalar(separator.byte)))
    // A row of one empty field would be a blank line, which is no row.
    return (text.isEmpty ? "\"\"" : text) + "\n"
  }

  private static func quoted(_ field: String, _ separator: Separator) -> String {
    let needsQuotes =
      field.utf8.contains { $0 == separator.byte || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || field.hasPrefix(" ") || field.hasSuffix(" ") || field.hasPrefix("\t")
      || field.hasSuffix("\t")
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
