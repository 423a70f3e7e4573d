import Diagnostics

/// Numbers, names and signs.
extension Lexer {
  func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// `3`, `0.5`, `1e-3`, `1_000`, `30s`; a number that runs on into letters is no number.
  mutating func number() {
    let start = position
    digits()
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      position += 1
      digits()
    }
    exponent()
    let digitsEnd = position
    nameParts(first: false)
    let digits = String(decoding: bytes[start..<digitsEnd].filter { $0 != 0x5F }, as: UTF8.self)
    let value = Double(digits) ?? .infinity
    switch characters(from: digitsEnd) {
    case "": append(.number(value), from: start)
    case "s": append(.duration(value), from: start)
    case "m": append(.duration(value * 60), from: start)
    case "h": append(.duration(value * 3600), from: start)
    default: append(.other(characters(from: start)), from: start)
    }
  }

  private mutating func digits() {
    while isDigit(peek()) || (peek() == UInt8(ascii: "_") && isDigit(peek(1))) { position += 1 }
  }

  private mutating func exponent() {
    guard let byte = peek(), byte | 0x20 == UInt8(ascii: "e") else { return }
    let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    guard isDigit(peek(signed ? 2 : 1)) else { return }
    position += signed ? 2 : 1
    digits()
  }

  /// A letter or `_`, then letters, digits, `_`; Unicode letters are letters.
  mutating func name() {
    let start = position
    nameParts(first: true)
    if position > start { return append(.name(characters(from: start)), from: start) }
    position += scalar(at: position)?.length ?? 1
    append(.other(characters(from: start)), from: start)
  }

  private func characters(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func nameParts(first: Bool) {
    var first = first
    while let byte = peek() {
      if byte < 0x80 {
        guard isLetter(byte) || (!first && isDigit(byte)) else { return }
        position += 1
      } else {
        guard let scalar = scalar(at: position), isNamePart(scalar.value, first: first) else {
          return
        }
        position += scalar.length
      }
      first = false
    }
  }

  private func isNamePart(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    if scalar.properties.isAlphabetic { return true }
    if first { return false }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// The character at an offset and its length in bytes; the text is valid UTF-8.
  func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int)? {
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let end = min(offset + length, bytes.count)
    let scalars = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars
    return scalars.first.map { ($0, end - offset) }
  }

  mutating func symbol() throws(Diagnostic) {
    let start = position
    guard let symbol = symbolHere() else {
      position += 1
      return append(.other(characters(from: start)), from: start)
    }
    position += symbol.rawValue.utf8.count
    if symbol.isClosing { try close(symbol, at: Span(start, position)) }
    append(.symbol(symbol), from: start)
    if symbol.closing != nil { try opened(tokens[tokens.count - 1]) }
  }

  /// Every sign, by its one or two bytes.
  private static let symbols: [UInt16: Symbol] = Dictionary(
    uniqueKeysWithValues: Symbol.allCases.map { (code($0.rawValue.utf8), $0) })

  private static func code(_ bytes: some Sequence<UInt8>) -> UInt16 {
    bytes.reduce(0) { $0 << 8 | UInt16($1) }
  }

  private func symbolHere() -> Symbol? {
    for length in [2, 1] where position + length <= bytes.count {
      if let symbol = Self.symbols[Self.code(bytes[position..<position + length])] {
        return symbol
      }
    }
    return nil
  }

  private mutating func opened(_ token: Token) throws(Diagnostic) {
    guard open.count + textDepth < Limits.nesting else { throw tooDeep(token.span) }
    open.append(token)
  }

  func tooDeep(_ span: Span) -> Diagnostic {
    Diagnostic(
      "text.nesting", "brackets are nested deeper than \(Limits.nesting)", at: span,
      hint: "give a part of it a name with let", stage: .parse)
  }

  private mutating func close(_ symbol: Symbol, at span: Span) throws(Diagnostic) {
    guard let opening = open.last, case .symbol(let opened) = opening.kind,
      let expected = opened.closing
    else {
      throw Diagnostic(
        "text.bracket", "'\(symbol.rawValue)' closes nothing", at: span,
        correction: .remove(hint: "remove it, or open it before"), stage: .parse)
    }
    guard expected == symbol else {
      throw Diagnostic(
        "text.bracket", "'\(symbol.rawValue)' cannot close '\(opened.rawValue)'", at: span,
        correction: .write(
          expected.rawValue, hint: "write '\(expected.rawValue)' first"), stage: .parse)
    }
    open.removeLast()
  }
}
