import Diagnostics

/// An entry of a catalog that is being read as an argument of `Root`.
protocol EntryBinding<Root> {
  associatedtype Root
  var infos: [ArgumentInfo] { get }
  var given: Set<String> { get }
  /// The options that can still be given.
  var openOptions: [ArgumentInfo] { get }
  /// How the entry is called in messages: `layer dense`.
  var title: String { get }
  var usage: String { get }
  mutating func bindPositionals(_ reader: inout ArgumentReader) throws(Diagnostic)
  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool
  func finish(into root: inout Root)
}

extension Argument {
  /// An entry of a catalog, followed by that entry's own arguments: `layer dense 4 relu`. A word
  /// that is no entry's name may choose one by `otherwise`, and is then its first argument; what is
  /// usually chosen so is `unnamed`. Words that people take for entries say `elsewhere` how it is written.
  package static func entry<Product>(
    _ path: any Path<Product?>, _ name: String, _ summary: String, required: Bool = true,
    placeholder: String? = nil, from catalog: @escaping @Sendable () -> [Kind<Product>],
    unnamed: @escaping @Sendable () -> [String] = { [] },
    otherwise: (@Sendable (String) -> Kind<Product>?)? = nil, elsewhere: [String: String] = [:],
    write: @escaping @Sendable (Product) -> String
  ) -> Self {
    let info = ArgumentInfo(
      name: name, summary: summary, role: .entry, isRequired: required, form: .anyWord,
      noun: "a name", placeholder: placeholder ?? name.uppercased(),
      isOpenCatalog: otherwise != nil, entries: { topics(catalog(), unnamed: unnamed()) })
    return Self(info: info) { (_: inout ArgumentReader, _: inout Root) throws(Diagnostic) in
    } write: { root in
      root[keyPath: path].map(write) ?? "none"
    } beginEntry: { (reader: inout ArgumentReader, outer: Outer) throws(Diagnostic) in
      let word = reader
      let (chosen, named) = try reader.entry(of: catalog(), otherwise, elsewhere, name)
      if !named { reader = word }
      let title = named ? "\(outer.title) \(chosen.name)" : outer.title
      return Entry(
        path: path, binding: chosen.binding(in: Outer(title: title, options: outer.options)))
    }
  }
}

extension ArgumentReader {
  /// Takes the name of an entry; `named` is false where `otherwise` chose by the word.
  fileprivate mutating func entry<Product>(
    of catalog: [Kind<Product>], _ otherwise: ((String) -> Kind<Product>?)?,
    _ elsewhere: [String: String], _ name: String
  ) throws(Diagnostic) -> (kind: Kind<Product>, named: Bool) {
    let place = wordSpan(inList: false)
    let names = catalog.map(\.name)
    let word = try entryName(among: names)
    if let kind = catalog.first(where: { $0.name == word }) {
      note(.entry, at: last)
      return (kind, true)
    }
    if let kind = otherwise?(word) { return (kind, false) }
    throw Diagnostic(
      "argument.entry", "no \(name) is called '\(word.prefix(40))'",
      at: last.lower == place.lower ? last : place,
      hint: elsewhere[word] ?? "choose \(listed(names))",
      correction: .nearest(to: word, among: names) ?? leftOut(before: word, among: catalog))
  }
}

private func topics<Product>(_ catalog: [Kind<Product>], unnamed: [String]) -> [Topic] {
  catalog.map { kind in
    var topic = kind.topic
    topic.isNamed = !unnamed.contains(kind.name)
    return topic
  }
}

/// The name of an entry that was left out before its first argument: `layer relu`, `layer 16`.
private func leftOut<Product>(before word: String, among catalog: [Kind<Product>]) -> Correction? {
  let owner = catalog.first { kind in
    guard case .words(let choices, let orValue)? = kind.arguments.first?.form else { return false }
    return choices.contains { $0.name == word } || orValue && Int(word).map { $0 > 0 } == true
  }
  return owner.map {
    .write("\($0.name) ", at: .before, hint: "did you mean '\($0.name) \(word)'?")
  }
}

/// What stands around an entry: the words before it, and the options that may come after its own.
struct Outer {
  var title: String
  var options: [ArgumentInfo] = []
}

private struct Entry<Root: Sendable, Product: Sendable>: EntryBinding {
  let path: any WritableKeyPath<Root, Product?> & Sendable
  var binding: any ProductBinding<Product>

  var title: String { binding.title }
  var usage: String { binding.usage }
  var infos: [ArgumentInfo] { binding.infos }
  var given: Set<String> { binding.given }
  var openOptions: [ArgumentInfo] { binding.openOptions }

  mutating func bindPositionals(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try binding.bindPositionals(&reader)
  }

  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool {
    try binding.bindOption(name, &reader)
  }

  func finish(into root: inout Root) {
    root[keyPath: path] = .some(binding.product)
  }
}
