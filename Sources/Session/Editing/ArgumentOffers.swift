import Diagnostics
import Network
import Specification
import Syntax

/// What can stand in the arguments of a built-in command.
struct ArgumentOffers {
  let trace: ArgumentTrace
  private let kind: Kind<any Command>
  private let line: TextWalk.Line
  private let scope: Scope
  private let typed: String
  private let preview: LayerPreview?

  /// `line` ends before what was `typed` of a word.
  init(
    _ kind: Kind<any Command>, _ line: TextWalk.Line, _ scope: Scope, typed: String
  ) {
    let (command, trace) = kind.trace(line.arguments, in: scope)
    self.kind = kind
    self.line = line
    self.scope = scope
    self.trace = trace
    self.typed = typed
    preview = command is AddLayer ? LayerPreview(line, scope) : nil
  }

  /// What only this place takes, and behind it what any value can begin with.
  var all: [Offer] { trace.expected.flatMap(offers) + values }

  /// Where a value can stand: before a letter is typed, and where no expression is asked for, the user's own
  /// names alone.
  private var values: [Offer] {
    let forms = trace.expected.compactMap { expectation -> ArgumentForm? in
      guard case .value(let info, let inList) = expectation, info.role != .entry,
        info.form.reading == .value, inList || !info.form.isSetting
      else { return nil }
      return info.form
    }
    guard !forms.isEmpty else { return [] }
    let wantsAll = !typed.isEmpty || forms.contains { $0.isExpression }
    return wantsAll ? scope.values : scope.variables
  }

  private func offers(_ expectation: ArgumentTrace.Expectation) -> [Offer] {
    switch expectation {
    case .option(let info): return [Offer(info)]
    case .expression:
      return Completer.wantsValue(after: line.arguments.tokens) ? scope.values : []
    case .value(let info, _) where info.role == .entry: return entries(info)
    case .value(let info, inList: false) where info.form.isSetting: return []
    case .value(let info, _):
      let offers = words(info)
      guard let preview, info.isRequired, !info.isOption else { return offers }
      return (sizes(info) + offers).map(preview.summary)
    }
  }

  private func entries(_ info: ArgumentInfo) -> [Offer] {
    let topics = info.entries()
    let offers = topics.map { Offer($0) }
    guard info.isOpenCatalog else { return preview.map { offers.map($0.kindSummary) } ?? offers }
    // A word may stand for an entry and its first argument.
    let meanings = topics.filter { !$0.isNamed }.compactMap {
      $0.arguments.first { !$0.isOption }?.meaning
    }
    let words = meanings.flatMap(names(meant:)).filter { word in
      !offers.contains { $0.word == word.word }
    }
    let endings = meanings.compactMap(\.endings).flatMap { $0 }
    return offers + words + (endings.isEmpty ? [] : files(endings))
  }

  private func names(meant meaning: Meaning) -> [Offer] {
    Subjects(scope, trace).candidates(meaning).map { Offer($0.name, $0.summary, isFree: true) }
  }

  private func words(_ info: ArgumentInfo) -> [Offer] {
    var offers = info.form.choices.map { Offer($0) }
    if let meaning = info.meaning {
      let isBegun = meaning.isValue && !trace.parts.isEmpty
      if let endings = meaning.endings, !isBegun { offers += files(endings) }
      offers += names(meant: meaning)
    }
    switch info.form.reading {
    case .wordOrName: offers += scope.variables
    case .value, .word: break
    case .block: offers.append(Offer("{", "statements, up to }"))
    }
    return offers
  }

  private func files(_ endings: [String]) -> [Offer] {
    scope.facts.files.entries(beginning: typed, endings: endings).map { entry in
      Offer(
        entry.path, entry.isFolder ? "a folder" : "", isFree: true, isWhole: !entry.isFolder)
    }
  }

  /// The number that is being typed; before it, the one of an example.
  private func sizes(_ info: ArgumentInfo) -> [Offer] {
    guard case .value = info.form.reading else { return [] }
    if Double(typed) != nil { return [Offer(typed)] }
    guard typed.isEmpty, let example = Examples(kind).value(of: info, after: line, scope) else {
      return []
    }
    return [Offer(example)]
  }
}

extension Meaning {
  /// Whether it is a value of a row, which others follow.
  fileprivate var isValue: Bool {
    if case .cell = subject { true } else { false }
  }

  /// How the names of the files end that can be meant; `nil` where no file is.
  var endings: [String]? {
    switch subject {
    case .file(let endings), .newFile(let endings): endings
    case .cell(let endings): endings.isEmpty ? nil : endings
    default: nil
    }
  }
}

extension ArgumentForm {
  enum Reading { case value, wordOrName, word, block }

  /// Whether an expression can stand here, or a word that a variable may stand for.
  var reading: Reading {
    switch self {
    case .value, .duration, .expression, .setting: .value
    case .words(let choices, let orValue): orValue || choices.isEmpty ? .value : .wordOrName
    case .list(let element), .pair(let element): element.reading
    case .anyWord, .name, .anyWordOrNumber, .flag: .word
    case .block: .block
    }
  }
}

extension ArgumentForm {
  fileprivate var isExpression: Bool {
    if case .expression = self { true } else { false }
  }

  /// Whether a new name stands first.
  fileprivate var isSetting: Bool {
    if case .setting = self { true } else { false }
  }
}

/// What layers would come to on the network in use.
struct LayerPreview {
  private let line: TextWalk.Line
  private let scope: Scope
  private let sketch: NetworkSketch

  /// `nil` where the network is not known.
  init?(_ line: TextWalk.Line, _ scope: Scope) {
    var scope = scope
    guard let sketch = scope.sketch() else { return nil }
    self.line = line
    self.scope = scope
    self.sketch = sketch
  }

  /// A kind of layer, with what it comes to with its defaults.
  func kindSummary(_ offer: Offer) -> Offer {
    guard let kind = Layers.all.first(where: { $0.name == offer.word }) else { return offer }
    var command = AddLayer()
    command.layer = kind.plain
    return offer.with(outcome(of: command))
  }

  /// A word of the layer's arguments, with what it comes to if nothing follows.
  func summary(_ offer: Offer) -> Offer {
    let source = line.arguments.source
    let begun = source[Span(line.verb.span.lower, line.arguments.end.upper)]
    let text = SourceText(begun + " " + offer.word)
    let tokens = Lexer.draft(of: text).tokens.dropFirst().dropLast()
    let arguments = Arguments(
      tokens: tokens, source: text, end: Span(text.bytes.count, text.bytes.count))
    guard let kind = Commands.byName[AddLayer.spec.name] else { return offer }
    let (command, trace) = kind.trace(arguments, in: scope)
    guard trace.isSound, let command = command as? AddLayer else { return offer }
    return offer.with(outcome(of: command))
  }

  /// `4 → 16 relu · 80 parameters`; nothing for a layer that cannot stand here.
  private func outcome(of command: AddLayer) -> String? {
    var sketch = sketch
    guard let added = try? sketch.append(command, scope.facts) else { return nil }
    let count = added.parameters
    return added.flow + (count == 0 ? "" : " · \(counted(count, "parameter"))")
  }
}

extension Offer {
  fileprivate func with(_ outcome: String?) -> Offer {
    guard let outcome else { return self }
    var offer = self
    offer.summary = summary.isEmpty ? outcome : "\(outcome) · \(summary)"
    return offer
  }
}
