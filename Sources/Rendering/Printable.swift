/// Makes text from outside fit for a stream.
package enum Printable {
  /// The text with every control character made visible, so that no data can move the cursor or
  /// colour the screen; line breaks and tabs stay.
  package static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(isControl(scalar) ? picture(scalar) : scalar)
    }
    return String(result)
  }

  /// The text as a style can show it: control characters visible, and our own signs in ASCII where
  /// the terminal has no others.
  static func text(_ text: String, for style: OutputStyle) -> String {
    style.isUnicode ? Self.text(text) : ascii(Self.text(text))
  }

  /// The text on one line, without blanks at its end: a name, a label, a title.
  static func line(_ text: String, for style: OutputStyle) -> String {
    var line = Self.text(text, for: style).replacing("\n", with: " ").replacing("\t", with: " ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private static func ascii(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var result = ""
    for character in text {
      let isProduct = character == "·" && result.last.map { $0 != " " } ?? false
      result += isProduct ? "*" : replacements[character] ?? String(character)
    }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  /// Its sign of the block Control Pictures: `␛` for escape.
  private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value == 0x7F ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let replacements: [Character: String] = [
    "·": "|", "→": "->", "←": "<-", "…": "...", "×": "x", "−": "-", "±": "+-", "≥": ">=",
    "≤": "<=", "≠": "!=", "–": "-", "“": "\"", "”": "\"", "’": "'", "•": "*", "√": "sqrt",
    "∂": "d", "δ": "delta", "Σ": "sum", "′": "'", "²": "^2", "η": "eta", "ε": "eps", "μ": "mu",
    "λ": "lambda", "α": "alpha", "β": "beta", "ρ": "rho", "γ": "gamma", "π": "pi", "Φ": "Phi",
    "φ": "phi", "₁": "1", "₂": "2",
  ]
}
