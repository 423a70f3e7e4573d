/// Compares recorded output with what a run gave: words exactly, numbers to the digits that were
/// recorded, durations never; `...` stands for anything in a line, alone for any lines.
package struct OutputComparison: Sendable {
  /// How far numbers may lie apart; without it, half a unit of the last digit recorded.
  package var tolerance: Double?

  package init(tolerance: Double? = nil) {
    self.tolerance = tolerance
  }

  /// Whether the lines agree.
  package func matches(recorded: [String], actual: [String]) -> Bool {
    match(recorded.map(words), actual.map(words), gap: [.anything]) { recorded, actual in
      match(recorded, actual, gap: .anything, agree)
    }
  }

  /// Whether elements agree one by one, where a gap stands for any number of them. After a mistake
  /// only the last gap can have been too short, so the time is at most the product of the lengths.
  private func match<Element: Equatable>(
    _ recorded: [Element], _ actual: [Element], gap: Element, _ agree: (Element, Element) -> Bool
  ) -> Bool {
    var (next, place) = (0, 0)
    var retry: (next: Int, place: Int)?
    while place < actual.count {
      if next < recorded.count, recorded[next] == gap {
        next += 1
        retry = (next, place)
      } else if next < recorded.count, agree(recorded[next], actual[place]) {
        (next, place) = (next + 1, place + 1)
      } else if let last = retry {
        retry = (last.next, last.place + 1)
        (next, place) = (last.next, last.place + 1)
      } else {
        return false
      }
    }
    return recorded[next...].allSatisfy { $0 == gap }
  }

  private func agree(_ recorded: Word, _ actual: Word) -> Bool {
    switch (recorded, actual) {
    case (.number(let a, let decimals), .number(let b, _)):
      if a == b { return true }
      let half = Self.unit(decimals) * 0.5 * (1 + 1e-9)
      return (a - b).magnitude <= (tolerance.map { $0 * max(a.magnitude, 1) } ?? half)
    default: return recorded == actual
    }
  }

  /// 10 to the power of −decimals.
  private static func unit(_ decimals: Int) -> Double {
    var unit = 1.0
    for _ in 0..<decimals.magnitude { unit *= decimals > 0 ? 0.1 : 10 }
    return unit
  }

  // MARK: Words

  /// A piece of a line: what stands between blanks, with numbers apart from the signs around them.
  enum Word: Equatable {
    case text(String)
    /// A number, and the place of its last digit: 2 for `0.05`, −3 for `5e3`.
    case number(Double, decimals: Int)
    case duration
    case anything
  }

  func words(_ line: String) -> [Word] {
    var words: [Word] = []
    for field in line.split(whereSeparator: \.isWhitespace) { words += pieces(field) }
    return durationsJoined(words)
  }

  private func pieces(_ field: Substring) -> [Word] {
    if field == "..." { return [.anything] }
    // The line under a table's titles is as long as the widest cell, such as a duration.
    if field.allSatisfy({ $0 == "─" }) { return [.text("─")] }
    var words: [Word] = []
    var text = ""
    var rest = field
    while let character = rest.first {
      let startsNumber = text.last.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
      if startsNumber, let (word, length) = number(rest) {
        if !text.isEmpty { words.append(.text(text)) }
        text = ""
        words.append(word)
        rest = rest.dropFirst(length)
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { words.append(.text(text)) }
    return words
  }

  /// The number at the beginning: `-12,345.67e-8`.
  private func number(_ text: Substring) -> (Word, Int)? {
    var digits = ""
    var length = 0
    var decimals = 0
    var isFraction = false
    func next() -> Character? { text.dropFirst(length).first }
    func digitFollows() -> Bool { text.dropFirst(length + 1).first?.isASCIIDigit ?? false }
    if let sign = next(), sign == "-" || sign == "−", digitFollows() {
      digits = "-"
      length = 1
    }
    guard next()?.isASCIIDigit == true else { return nil }
    while let character = next() {
      if character.isASCIIDigit {
        digits.append(character)
        decimals += isFraction ? 1 : 0
      } else if character == ".", !isFraction, digitFollows() {
        digits.append(character)
        isFraction = true
      } else if character != "," || isFraction || !digitFollows() {
        break
      }
      length += 1
    }
    let exponent = exponent(text.dropFirst(length))
    if let exponent {
      digits += exponent.text
      length += exponent.text.count
      decimals -= exponent.value
    }
    if let after = next(), after.isLetter || after == "_" { return nil }
    return Double(digits).map { (.number($0, decimals: decimals), length) }
  }

  private func exponent(_ text: Substring) -> (text: String, value: Int)? {
    guard text.first == "e" else { return nil }
    var written = "e"
    for character in text.dropFirst() {
      guard character.isASCIIDigit || (written == "e" && (character == "-" || character == "+"))
      else { break }
      written.append(character)
    }
    guard let value = Int(written.dropFirst()), value.magnitude < 400 else { return nil }
    return (written, value)
  }

  /// Numbers before a unit of time become one duration: `2 min 05 s`.
  private func durationsJoined(_ words: [Word]) -> [Word] {
    var joined: [Word] = []
    for word in words {
      if case .text(let unit) = word, Self.timeUnits.contains(unit), case .number? = joined.last {
        joined.removeLast()
        if joined.last != .duration { joined.append(.duration) }
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static let timeUnits: Set<String> = ["s", "ms", "µs", "min", "h"]
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
