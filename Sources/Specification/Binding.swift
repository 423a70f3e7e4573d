import Diagnostics
import Syntax

/// A described type whose arguments are being read.
struct Binding<Root: Described> {
  private(set) var root = Root()
  private var seen: Set<String> = []
  private var entry: (any EntryBinding<Root>)?
  let spec = Root.spec
  private let outer: Outer
  /// Where the first option begins.
  private(set) var firstOption: Span?
  private let options: [Argument<Root>]

  init(in outer: Outer) {
    self.outer = outer
    options = Root.spec.arguments.filter { $0.info.isOption }
  }

  /// How the type is called in messages, with its entry: `layer dense`.
  var title: String { entry?.title ?? outer.title }

  var usage: String { entry?.usage ?? Usage.line(outer.title, spec.infos + outer.options) }

  /// The arguments of this type and of its entry.
  var infos: [ArgumentInfo] { spec.arguments.map(\.info) + (entry?.infos ?? []) }

  /// The options that were given.
  var given: Set<String> { seen.union(entry?.given ?? []) }

  /// The names that can stand where an option can.
  var allOptionNames: [String] {
    infos.filter(\.isOption).map(\.name) + outer.options.map(\.name)
  }

  /// The options that can still be given, with those of the entry first.
  var openOptions: [ArgumentInfo] {
    let own = spec.infos.filter { info in
      info.isOption && !seen.contains(info.name) && !info.excludes.contains(where: seen.contains)
    }
    return (entry?.openOptions ?? []) + own
  }

  /// Reads everything, to the last token.
  mutating func bindAll(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try bindPositionals(&reader)
    while !reader.isAtEnd {
      let place = reader.place
      guard try bindOption(reader.optionWord, &reader) else { throw surplus(reader) }
      firstOption = firstOption ?? place
    }
    finish()
  }

  /// Gives the entry to the type that it is an argument of.
  mutating func finish() { entry?.finish(into: &root) }

  /// Reads the arguments told by their place.
  mutating func bindPositionals(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try bindParameters(&reader)
    for argument in spec.arguments {
      switch argument.info.role {
      case .option, .parameter: continue
      case .positional, .entry:
        if try hasValue(for: argument, &reader) { try bind(argument, &reader) }
      case .rest:
        guard try hasValue(for: argument, &reader) else { continue }
        repeat {
          try bind(argument, &reader)
        } while isValueNext(for: argument, reader, isNeeded: false)
        reader.expectAtEnd(.value(argument.info, inList: false))
      }
    }
  }

  /// Whether a value for a positional argument stands next; throws where one must.
  private func hasValue(
    for argument: Argument<Root>, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool {
    let isNeeded = argument.info.isRequired
    reader.expectAtEnd(.value(argument.info, inList: false), isNeeded: isNeeded)
    if isValueNext(for: argument, reader, isNeeded: isNeeded) { return true }
    if isNeeded { throw missing(argument.info, at: reader.place) }
    return false
  }

  /// Whether what stands next is a value of a positional argument: no option, nor, where the
  /// argument is not needed, what looks like a misspelt one or belongs to a later argument.
  private func isValueNext(
    for argument: Argument<Root>, _ reader: ArgumentReader, isNeeded: Bool
  ) -> Bool {
    let (info, word) = (argument.info, reader.optionWord)
    guard !reader.isAtEnd, !allOptionNames.contains(word), !isAssigned(word) else { return false }
    if isNeeded { return true }
    if info.form.beginsWithName { return reader.nameAhead != nil }
    guard let name = reader.nameAhead, !Keyword.all.contains(name) else { return true }
    if info.role == .rest, isForLater(name, than: argument, reader) { return false }
    let isKnown = info.form.takesAnyWord || info.role == .entry || reader.startsBoundName
    return isKnown || name != word || !looksLikeOption(word, beside: info.form.choices)
  }

  /// Whether a word is an option with its value as other languages write it: `bias=off`.
  private func isAssigned(_ word: String) -> Bool {
    word.firstIndex(of: "=").map { allOptionNames.contains(String(word[..<$0])) } ?? false
  }

  /// Whether a name belongs to an argument after a list of values: a fixed word of it, or a name
  /// that stands for no value and so can only be such a word misspelt.
  private func isForLater(
    _ name: String, than argument: Argument<Root>, _ reader: ArgumentReader
  ) -> Bool {
    let later = words(after: argument)
    if later.contains(name) { return true }
    guard case .value = argument.info.form else { return false }
    return !later.isEmpty && !reader.startsBoundName
  }

  private func looksLikeOption(_ word: String, beside choices: [Choice]) -> Bool {
    let names = choices.map(\.name)
    guard !names.contains(word) else { return false }
    let nearest = Suggestion.meant(by: word, among: names + allOptionNames)
    return nearest.map { !names.contains($0) } ?? false
  }

  /// The fixed words of the arguments that follow, which end a list of values.
  private func words(after argument: Argument<Root>) -> Set<String> {
    let later = spec.arguments.drop { $0.info.name != argument.info.name }.dropFirst()
    return Set(later.filter { !$0.info.isOption }.flatMap { $0.info.form.choices.map(\.name) })
  }

  private mutating func bindParameters(_ reader: inout ArgumentReader) throws(Diagnostic) {
    guard reader.takeOpeningBracket() else { return }
    for argument in spec.arguments where argument.info.role == .parameter {
      guard !reader.isNext(.closeParenthesis) else { break }
      try bind(argument, &reader)
      try reader.endParameter()
    }
    guard try reader.takeClosingBracket() else {
      throw surplusParameter(reader)
    }
  }

  /// Reads an option and its value, where this type or its entry has it.
  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool {
    guard let option = options.first(where: { $0.info.name == name }) else {
      return try entry?.bindOption(name, &reader) ?? false
    }
    guard seen.insert(name).inserted else {
      throw Diagnostic(
        "option.twice", "'\(name)' is given twice", at: reader.place,
        correction: .remove(
          at: .span(extent(of: option.info, reader)), hint: "remove one of them"), usage: usage)
    }
    if let other = option.info.excludes.first(where: seen.contains) {
      throw Diagnostic(
        "option.excluded", "'\(name)' and '\(other)' exclude each other", at: reader.place,
        correction: .remove(
          at: .span(extent(of: option.info, reader)), hint: "leave one of them out"), usage: usage)
    }
    let place = reader.place
    reader.take(name)
    reader.note(.option, at: reader.last)
    if isValueMissing(for: option.info, reader) {
      reader.expectAtEnd(.value(described(option.info), inList: false), isNeeded: true)
      throw Diagnostic(
        "option.value", "'\(name)' needs a value", at: place,
        hint: "write \(name) \(option.info.placeholder)", usage: usage)
    }
    if reader.isNext(.assign), !option.info.form.takesAnyWord {
      throw assigned(option.info, reader, from: place)
    }
    try bind(option, &reader)
    return true
  }

  /// An argument with the value it has without it.
  private func described(_ argument: ArgumentInfo) -> ArgumentInfo {
    spec.infos.first { $0.name == argument.name } ?? argument
  }

  /// At the end, or where the name of another option stands in place of the value.
  private func isValueMissing(for option: ArgumentInfo, _ reader: ArgumentReader) -> Bool {
    let word = reader.optionWord
    switch option.form {
    case .flag: return false
    case .expression, .anyWord, .name, .anyWordOrNumber: return reader.isAtEnd
    default:
      guard !option.form.choices.contains(where: { $0.name == word }) else { return false }
      return reader.isAtEnd || (allOptionNames.contains(word) && !reader.startsBoundName)
    }
  }

  /// Reads one value; what goes wrong in it shows the usage.
  private mutating func bind(
    _ argument: Argument<Root>, _ reader: inout ArgumentReader
  ) throws(Diagnostic) {
    let (before, start) = (reader, reader.place)
    reader.argument = argument.info
    do throws(Diagnostic) {
      if let begin = argument.beginEntry {
        let options = options.map(\.info) + outer.options
        let place = reader.wordSpan(inList: false)
        var entry = try begin(&reader, Outer(title: outer.title, options: options))
        reader.places.note(argument.info, at: place)
        defer { self.entry = entry }
        try entry.bindPositionals(&reader)
      } else if reader.skims {
        _ = try reader.read(argument.info.form)
      } else {
        try argument.bind(&reader, &root)
        reader.places.note(argument.info, at: reader.last)
      }
    } catch {
      let mistake = explained(error, argument.info, before).with(usage: usage)
      guard reader.goesOn(after: mistake, from: start) else { throw mistake }
    }
  }

  // MARK: Mistakes

  private func missing(_ argument: ArgumentInfo, at place: Span) -> Diagnostic {
    var choices =
      argument.form.choices.map(\.name) + argument.entries().filter(\.isNamed).map(\.name)
    if case .words(_, orValue: true) = argument.form { choices = [] }
    let example = spec.examples.first { $0.hasPrefix("\(title) ") }.map { "for example: \($0)" }
    return Diagnostic(
      "argument.missing",
      "\(title) needs \(argument.placeholder): \(argument.summary.lowercasedFirst)",
      at: place, hint: choices.isEmpty ? example : "choose \(listed(choices))", usage: usage)
  }
}

extension Diagnostic {
  /// The same mistake with the usage, where it is one of arguments and has none yet.
  func with(usage: String) -> Diagnostic {
    guard self.usage == nil, stage == .run, id.hasPrefix("argument.") || id.hasPrefix("option.")
    else { return self }
    var copy = self
    copy.usage = usage
    return copy
  }
}

extension String {
  /// The first letter small and no full stop, as inside a sentence.
  var lowercasedFirst: String {
    var text = self
    if text.hasSuffix(".") { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
