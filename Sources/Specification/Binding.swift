import Diagnostics

/// A described type whose arguments are being read.
struct Binding<Root: Described> {
  private(set) var root = Root()
  private var seen: Set<String> = []
  private var entry: (any EntryBinding<Root>)?
  private let spec = Root.spec
  /// How the type is called in messages: `layer dense`.
  private let title: String

  init(title: String) {
    self.title = title
  }

  private var usage: String { Usage.line(title, spec.infos) }

  private var options: [Argument<Root>] { spec.arguments.filter { $0.info.isOption } }

  /// The names that can stand where an option can.
  var optionNames: [String] { options.map(\.info.name) + (entry?.optionNames ?? []) }

  /// Reads everything, to the last token.
  mutating func bindAll(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try bindPositionals(&reader, outerOptions: [])
    while !reader.isAtEnd {
      let place = reader.place
      let word = reader.optionWord
      guard try bindOption(word, &reader) else { throw unknown(word, at: place) }
    }
    entry?.finish(into: &root)
  }

  /// Reads the arguments told by their place.
  mutating func bindPositionals(
    _ reader: inout ArgumentReader, outerOptions: [String]
  ) throws(Diagnostic) {
    try bindParameters(&reader)
    let names = Set(options.map(\.info.name) + outerOptions)
    for argument in spec.arguments {
      switch argument.info.role {
      case .option, .parameter: continue
      case .positional: try bindOne(argument, &reader, names)
      case .rest: try bindRest(argument, &reader, names)
      case .entry:
        guard !reader.isAtEnd else {
          if argument.info.isRequired { throw missing(argument.info, at: reader.place) }
          continue
        }
        guard let begin = argument.beginEntry else { continue }
        let place = reader.place
        entry = try detailed { () throws(Diagnostic) in try begin(&reader, title) }
        reader.places.note(argument.info, at: place)
        try entry?.bindPositionals(&reader, outerOptions: Array(names))
      }
    }
  }

  private mutating func bindOne(
    _ argument: Argument<Root>, _ reader: inout ArgumentReader, _ options: Set<String>
  ) throws(Diagnostic) {
    guard !reader.isAtEnd, !options.contains(reader.optionWord), !passesOver(argument, reader)
    else {
      if argument.info.isRequired { throw missing(argument.info, at: reader.place) }
      return
    }
    try bind(argument, &reader)
  }

  private mutating func bindRest(
    _ argument: Argument<Root>, _ reader: inout ArgumentReader, _ options: Set<String>
  ) throws(Diagnostic) {
    if argument.info.isRequired, reader.isAtEnd { throw missing(argument.info, at: reader.place) }
    let later = words(after: argument)
    while !reader.isAtEnd, !options.contains(reader.optionWord),
      !(reader.nameAhead.map(later.contains) ?? false)
    {
      try bind(argument, &reader)
    }
  }

  /// Whether an optional name is left out, because something else stands in its place.
  private func passesOver(_ argument: Argument<Root>, _ reader: ArgumentReader) -> Bool {
    guard case .name = argument.info.form, !argument.info.isRequired else { return false }
    return reader.nameAhead == nil
  }

  /// The fixed words of the arguments that follow, which end a list of values.
  private func words(after argument: Argument<Root>) -> Set<String> {
    let later = spec.arguments.drop { $0.info.name != argument.info.name }.dropFirst()
    return Set(later.filter { !$0.info.isOption }.flatMap { $0.info.form.choices.map(\.name) })
  }

  private mutating func bindParameters(_ reader: inout ArgumentReader) throws(Diagnostic) {
    guard reader.takeTouchingParenthesis() else { return }
    for argument in spec.arguments where argument.info.role == .parameter {
      guard !reader.isAtClosingParenthesis else { break }
      try bind(argument, &reader)
      reader.takeComma()
    }
    guard reader.takeClosingParenthesis() else {
      throw Diagnostic(
        "argument.parameters", "'\(title)' takes no more in its brackets", at: reader.place,
        usage: usage)
    }
  }

  /// Reads an option and its value, where this type or its entry has it.
  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool {
    guard let option = options.first(where: { $0.info.name == name }) else {
      return try entry?.bindOption(name, &reader) ?? false
    }
    let place = reader.place
    guard seen.insert(name).inserted else {
      throw Diagnostic(
        "option.twice", "'\(name)' is given twice", at: place, hint: "remove one of them",
        usage: usage)
    }
    reader.dropOption()
    if reader.isAtEnd, !option.info.takesNothing {
      throw Diagnostic(
        "option.value", "'\(name)' needs a value", at: place,
        hint: "write \(name) \(option.info.placeholder)", usage: usage)
    }
    try bind(option, &reader)
    return true
  }

  private mutating func bind(
    _ argument: Argument<Root>, _ reader: inout ArgumentReader
  ) throws(Diagnostic) {
    do throws(Diagnostic) {
      if reader.skims {
        try reader.skip(argument.info.form)
      } else {
        try argument.bind(&reader, &root)
        reader.places.note(argument.info, at: reader.last)
      }
    } catch {
      throw error.with(usage: usage)
    }
  }

  private func detailed<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    do throws(Diagnostic) { return try body() } catch { throw error.with(usage: usage) }
  }

  // MARK: Mistakes

  private func missing(_ argument: ArgumentInfo, at place: Span) -> Diagnostic {
    let choices = argument.form.choices.map(\.name) + argument.entries().map(\.name)
    return Diagnostic(
      "argument.missing",
      "'\(title)' needs \(argument.placeholder): \(argument.summary.lowercasedFirst)",
      at: place, hint: choices.isEmpty ? nil : "choose \(listed(choices))", usage: usage)
  }

  private func unknown(_ word: String, at place: Span) -> Diagnostic {
    let shown = entry.map { "\(title) \($0.name)" } ?? title
    let names = optionNames
    let usage = entry?.usage(after: title) ?? usage
    guard !names.isEmpty else {
      return Diagnostic(
        "argument.surplus", "'\(shown)' takes no more arguments", at: place,
        hint: "remove this", usage: usage)
    }
    return Diagnostic(
      "option.unknown", "\(shown) has no option '\(word)'", at: place,
      hint: Suggestion.hint(for: word, among: names), usage: usage)
  }
}

extension ArgumentInfo {
  /// Whether the option may stand alone: `quiet`.
  var takesNothing: Bool {
    if case .flag = form { true } else { false }
  }
}

extension Diagnostic {
  func with(usage: String) -> Diagnostic {
    guard self.usage == nil, stage == .run, id.hasPrefix("argument.") || id.hasPrefix("option.")
    else { return self }
    var copy = self
    copy.usage = usage
    return copy
  }
}

extension String {
  /// The first letter small, as inside a sentence.
  var lowercasedFirst: String {
    var text = self
    if text.hasSuffix(".") { text.removeLast() }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
