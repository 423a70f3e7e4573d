/// A small check that a text is well-formed XML, as far as our own documents use it.
enum XMLCheck {
  /// What is wrong; `nil` where nothing is.
  static func mistake(in text: String) -> String? {
    for scalar in text.unicodeScalars where !isAllowed(scalar) {
      return "character \(scalar.value)"
    }
    var open: [Substring] = []
    var rest = text[...]
    var hadRoot = false
    while let start = rest.firstIndex(of: "<") {
      if let mistake = mistake(inContent: rest[..<start]) { return mistake }
      if !rest[..<start].allSatisfy(\.isWhitespace), open.isEmpty { return "text outside" }
      guard let end = rest[start...].firstIndex(of: ">") else { return "tag without end" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> out of place" }
        continue
      }
      if open.isEmpty {
        if hadRoot { return "a second root" }
        hadRoot = true
      }
      if let mistake = mistake(inTag: tag) { return mistake }
      if !tag.hasSuffix("/") { open.append(tag.prefix { !$0.isWhitespace }) }
    }
    if !rest.allSatisfy(\.isWhitespace) { return "text after the end" }
    return hadRoot ? open.last.map { "<\($0)> is open" } : "no root"
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func mistake(inContent text: Substring) -> String? {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ";" }
      guard name.count < part.count, ["amp", "lt", "gt", "quot"].contains(name) else {
        return "&\(name)"
      }
    }
    return nil
  }

  /// Attributes: each once, with a value in quotes.
  private static func mistake(inTag tag: Substring) -> String? {
    var names: Set<Substring> = []
    var rest = tag.drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals]
      guard names.insert(name).inserted else { return "\(name) twice in <\(tag)>" }
      let value = rest[rest.index(after: equals)...]
      guard value.hasPrefix("\""), let end = value.dropFirst().firstIndex(of: "\"") else {
        return "\(name) without quotes in <\(tag)>"
      }
      if let mistake = mistake(inContent: value.dropFirst()[..<end]) { return mistake }
      rest = value[value.index(after: end)...].drop(while: \.isWhitespace)
    }
    return rest.isEmpty || rest == "/" ? nil : "'\(rest)' in <\(tag)>"
  }
}
