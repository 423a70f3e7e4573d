import Diagnostics

/// An entry of a catalog that is being read as an argument of `Root`.
protocol EntryBinding<Root> {
  associatedtype Root
  var name: String { get }
  var optionNames: [String] { get }
  func usage(after title: String) -> String
  mutating func bindPositionals(
    _ reader: inout ArgumentReader, outerOptions: [String]
  ) throws(Diagnostic)
  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool
  func finish(into root: inout Root)
}

extension Argument {
  /// An entry of a catalog, followed by that entry's own arguments: `layer dense 4 relu`. A word
  /// that is no entry's name may choose one by `otherwise`, and is then its first argument.
  package static func entry<Product>(
    _ path: any Path<Product?>, _ name: String, _ summary: String, required: Bool = true,
    placeholder: String? = nil, from catalog: @escaping @Sendable () -> [Kind<Product>],
    otherwise: @escaping @Sendable (String) -> Kind<Product>? = { _ in nil },
    write: @escaping @Sendable (Product) -> String
  ) -> Self {
    let info = ArgumentInfo(
      name: name, summary: summary, role: .entry, isRequired: required, form: .anyWord,
      placeholder: placeholder ?? name.uppercased(), fallback: nil,
      entries: { catalog().map(\.topic) })
    return Self(info: info) { (_: inout ArgumentReader, _: inout Root) throws(Diagnostic) in
    } write: { root in
      root[keyPath: path].map(write) ?? "none"
    } beginEntry: { (reader: inout ArgumentReader, title: String) throws(Diagnostic) in
      try chosen(from: catalog(), otherwise, path, name, title, &reader)
    }
  }

  private static func chosen<Product>(
    from catalog: [Kind<Product>], _ otherwise: (String) -> Kind<Product>?,
    _ path: any Path<Product?>, _ name: String,
    _ title: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> any EntryBinding<Root> {
    let place = reader.place
    let names = catalog.map(\.name)
    var ahead = reader
    let word = try ahead.entryName(among: names)
    if let kind = catalog.first(where: { $0.name == word }) {
      reader = ahead
      return Entry(kind: kind, path: path, binding: kind.binding(title: "\(title) \(word)"))
    }
    guard let kind = otherwise(word) else {
      throw Diagnostic(
        "argument.entry", "no \(name) is called '\(word)'", at: place,
        hint: Suggestion.hint(for: word, among: names, else: "choose \(listed(names))"))
    }
    return Entry(kind: kind, path: path, binding: kind.binding(title: title))
  }
}

private struct Entry<Root: Sendable, Product: Sendable>: EntryBinding {
  let kind: Kind<Product>
  let path: any WritableKeyPath<Root, Product?> & Sendable
  var binding: any ProductBinding<Product>

  var name: String { kind.name }
  var optionNames: [String] { binding.optionNames }

  func usage(after title: String) -> String { "\(title) \(kind.usage)" }

  mutating func bindPositionals(
    _ reader: inout ArgumentReader, outerOptions: [String]
  ) throws(Diagnostic) {
    try binding.bindPositionals(&reader, outerOptions: outerOptions)
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
