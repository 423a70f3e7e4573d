import Diagnostics
import Syntax

// What is said of words that cannot be read as arguments, with what was likely meant.
extension Binding {
  /// Something stands where only an option can.
  func surplus(_ reader: ArgumentReader) -> Diagnostic {
    let (word, place) = (reader.optionWord, reader.wordSpan(inList: false))
    if reader.isNext(.assign) { return comparison(reader) }
    if let mistake = mistaken(word, at: place, reader) { return mistake }
    if let flag = openFlag(at: place, reader), freeOption(meantBy: word) == nil {
      return valueOfFlag(flag, word, at: place)
    }
    if let mistake = bareParameter(word, at: place, reader) { return mistake }
    guard !allOptionNames.isEmpty else {
      return Diagnostic(
        "argument.surplus", "\(title) takes no more arguments", at: place,
        correction: .remove(at: .span(place.joined(with: reader.endOfLast))), usage: usage)
    }
    guard reader.nameAhead != nil else { return bareValue(reader, at: place) }
    return Diagnostic(
      "option.unknown", "\(title) has no option '\(reader.source.quote(place))'", at: place,
      correction: freeOption(meantBy: word), usage: usage)
  }

  /// An option that was not given yet.
  private func freeOption(meantBy word: String) -> Correction? {
    .nearest(to: word, among: allOptionNames.filter { !given.contains($0) })
  }

  /// The boolean option that was read last, where it stands alone before a place.
  private func openFlag(at place: Span, _ reader: ArgumentReader) -> ArgumentInfo? {
    let here = Span(place.lower, place.lower)
    return infos.first { $0.form.isFlag && reader.places.byName[$0.name] == here }
  }

  /// A word that is known, but not as an option of this.
  private func mistaken(_ word: String, at place: Span, _ reader: ArgumentReader) -> Diagnostic? {
    if let owners = owners(of: word) {
      return Diagnostic(
        "option.other", "\(title) has no option '\(word)'", at: place,
        hint: "it belongs to \(owners)", correction: freeOption(meantBy: word), usage: usage)
    }
    if let equals = word.firstIndex(of: "="), word[word.index(after: equals)...].first != "=" {
      let name = String(word[..<equals])
      let option =
        allOptionNames.contains(name) ? name : Suggestion.meant(by: name, among: allOptionNames)
      guard let option else { return nil }
      let pair = "\(option) \(word[word.index(after: equals)...])"
      return Diagnostic(
        "option.equals", "an option is written without '='", at: place,
        correction: .write(pair), usage: usage)
    }
    return misplaced(word, at: place, reader)
  }

  /// A fixed word of an argument that stands before the options, or the name of such an argument.
  private func misplaced(_ word: String, at place: Span, _ reader: ArgumentReader) -> Diagnostic? {
    let positional = infos.filter { $0.role == .positional }
    if let info = positional.first(where: { $0.name == word }), reader.places.byName[word] == nil {
      return Diagnostic(
        "argument.named", "\(title) takes \(info.placeholder) without the word '\(word)'",
        at: place,
        correction: .remove(), usage: usage)
    }
    guard let info = positional.first(where: { $0.form.choices.contains { $0.name == word } })
    else { return nil }
    if reader.places.byName[info.name] != nil {
      return Diagnostic(
        "argument.twice", "\(title) has its \(info.name) already", at: place,
        correction: .remove(), usage: usage)
    }
    guard let firstOption else { return nil }
    let options = reader.source[Span(firstOption.lower, place.lower)]
    let moved = "\(word) \(options)".trimmed
    return Diagnostic(
      "argument.place", "'\(word)' stands before the options", at: place,
      correction: .write(
        moved, at: .span(Span(firstOption.lower, place.upper)), hint: "write \(moved)"),
      usage: usage)
  }

  /// A value without the name of its option.
  private func bareValue(_ reader: ArgumentReader, at place: Span) -> Diagnostic {
    let value = reader.source.quote(place)
    let isWhole = Int(value) != nil
    let option = infos.first {
      $0.isOption && !given.contains($0.name)
        && ($0.noun == Double.noun || isWhole && $0.noun.hasPrefix(Int.noun))
    }
    let name = Double(value) == nil ? nil : option?.name
    return Diagnostic(
      "argument.surplus", "\(title) takes no value here", at: place,
      hint: "write the name of its option before it",
      correction: name.map {
        .write("\($0) ", at: .before, hint: "did you mean '\($0) \(value)'?")
      },
      usage: usage)
  }

  /// A number that stands beside an entry and not in its brackets: `loss huber 2`.
  private func bareParameter(
    _ word: String, at place: Span, _ reader: ArgumentReader
  ) -> Diagnostic? {
    guard Double(word) != nil, let parameter = infos.first(where: { $0.role == .parameter }),
      reader.places.byName[parameter.name] == nil
    else { return nil }
    var lower = place.lower
    while lower > 0, reader.source.bytes[lower - 1] == UInt8(ascii: " ") { lower -= 1 }
    return Diagnostic(
      "argument.surplus", "\(title) takes its \(parameter.name) in brackets", at: place,
      correction: .write(
        "(\(word))", at: .span(Span(lower, place.upper)),
        hint: "write (\(word)) right after the name"),
      usage: usage)
  }

  private func valueOfFlag(_ flag: ArgumentInfo, _ word: String, at place: Span) -> Diagnostic {
    let ours = Suggestion.meant(by: word, among: ["on", "off"])
    return Diagnostic(
      "argument.kind", "\(flag.name) must be on or off, not '\(word.prefix(40))'", at: place,
      hint: "write \(flag.name) on, or \(flag.name) off", correction: ours.map { .write($0) },
      usage: usage)
  }

  /// `=` after a condition or a value.
  private func comparison(_ reader: ArgumentReader) -> Diagnostic {
    Diagnostic(
      "argument.equals", "'=' cannot stand here", at: reader.place,
      correction: .write("==", hint: "write == to compare, or < or > to reach it"), usage: usage)
  }

  /// `epochs = 5`.
  func assigned(_ option: ArgumentInfo, _ reader: ArgumentReader, from place: Span) -> Diagnostic {
    var rest = reader
    rest.take()
    let value = rest.isAtEnd ? option.placeholder : reader.source[rest.wordSpan(inList: false)]
    return Diagnostic(
      "option.equals", "an option is written without '='", at: reader.place,
      correction: .write(
        "\(option.name) ", at: .span(Span(place.lower, rest.place.lower)),
        hint: "write \(option.name) \(value)"),
      usage: usage, stage: .parse)
  }

  /// More in the brackets of an entry than it takes.
  func surplusParameter(_ reader: ArgumentReader) -> Diagnostic {
    let takesNone = !spec.arguments.contains { $0.info.role == .parameter }
    return Diagnostic(
      "argument.parameters",
      takesNone ? "\(title) takes nothing in brackets" : "\(title) takes no more in its brackets",
      at: reader.place,
      correction: .remove(at: .span(takesNone ? reader.brackets : reader.restOfBrackets)),
      usage: usage)
  }

  /// An option with its value.
  func extent(of option: ArgumentInfo, _ reader: ArgumentReader) -> Span {
    var rest = reader
    let start = rest.place
    rest.take(option.name)
    let value = rest.optionWord
    let isValue =
      option.form.isFlag ? option.form.choices.contains { $0.name == value } : !rest.isAtEnd
    return isValue ? start.joined(with: rest.wordSpan(inList: false)) : start
  }

  // MARK: Values

  /// A name that stands for nothing, where a value of a kind is wanted: `layer dense eight`.
  func explained(_ error: Diagnostic, _ info: ArgumentInfo, _ reader: ArgumentReader) -> Diagnostic
  {
    let word = reader.optionWord
    guard error.id == "name.unknown", error.correction == nil, !info.noun.isEmpty,
      error.span?.lower == reader.place.lower, reader.nameAhead == word, info.role != .rest
    else { return error }
    if case .expression = info.form { return error }
    var mistake = Diagnostic(
      "argument.kind", "\(info.name) must be \(info.noun), not '\(word.prefix(40))'",
      at: error.span, hint: error.hint)
    if let later = owner(of: word, after: info) {
      mistake.hint = "write \(info.name) first, then the \(later.name)"
      mistake.correction = swapped(word, reader, hint: mistake.hint)
    } else if info.name == word {
      mistake.correction = .remove(hint: "write \(info.placeholder) without this word")
    } else if let number = NumberWords.number(word) {
      mistake.correction = .write(number)
    } else {
      mistake.correction = .nearest(to: word, among: info.form.choices.map(\.name))
    }
    return mistake
  }

  /// The argument told by its place, after another, that has a fixed word.
  private func owner(of word: String, after info: ArgumentInfo) -> ArgumentInfo? {
    let later = spec.arguments.map(\.info).drop { $0.name != info.name }.dropFirst()
    return later.first { $0.role == .positional && $0.form.choices.contains { $0.name == word } }
  }

  /// A word and the number after it, the other way round.
  private func swapped(_ word: String, _ reader: ArgumentReader, hint: String?) -> Correction? {
    var rest = reader
    rest.take(word)
    guard case .number? = rest.tokens.first?.kind else { return nil }
    let second = rest.wordSpan(inList: false)
    let text = "\(reader.source[second]) \(word)"
    let span = Span(reader.place.lower, second.upper)
    return .write(text, at: .span(span), hint: "\(hint ?? ""): \(text)")
  }

  /// The entries that have an option, of the catalog that an entry was chosen from.
  private func owners(of option: String) -> String? {
    let topics = spec.arguments.flatMap { $0.info.entries() }
    let owners = topics.filter { topic in
      topic.arguments.contains { $0.isOption && $0.name == option }
    }
    return owners.isEmpty ? nil : listed(owners.map { $0.isNamed ? $0.name : "\($0.name) files" })
  }
}

extension ArgumentReader {
  /// The place of the last argument.
  fileprivate var endOfLast: Span { tokens.last?.span ?? last }

  /// From what stands next to before the bracket that closes, with the comma before it.
  fileprivate var restOfBrackets: Span {
    let inside = tokens.prefix { !$0.isSymbol(.closeParenthesis) }
    return Span(last.lower, (inside.last ?? tokens.first)?.span.upper ?? last.upper)
  }

  /// From the bracket that was read last to the one that closes it.
  fileprivate var brackets: Span {
    let closing = tokens.first { $0.isSymbol(.closeParenthesis) }
    return last.joined(with: closing?.span ?? last)
  }
}

/// Numbers that were written as words.
enum NumberWords {
  static func number(_ word: String) -> String? {
    words.firstIndex(of: word.lowercased()).map { String($0) } ?? tens[word.lowercased()]
  }

  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]

  private static let tens = [
    "sixteen": "16", "twenty": "20", "thirty": "30", "fifty": "50", "hundred": "100",
    "thousand": "1000",
  ]
}

extension String {
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
