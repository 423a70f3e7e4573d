package import Diagnostics
package import Syntax

/// A described type with its type forgotten: one entry of a catalog.
package struct Kind<Product: Sendable>: Sendable {
  package let name: String
  package let summary: String
  package let examples: [String]
  private let infos: @Sendable () -> [ArgumentInfo]
  private let begin: @Sendable (Outer) -> any ProductBinding<Product>

  package init<Type: Described>(
    _ type: Type.Type, _ erase: @escaping @Sendable (Type) -> Product
  ) {
    name = Type.spec.name
    summary = Type.spec.summary
    examples = Type.spec.examples
    infos = { Type.spec.infos }
    begin = { outer in ErasedBinding(binding: Binding<Type>(in: outer), erase: erase) }
  }

  package var arguments: [ArgumentInfo] { infos() }
  package var usage: String { Usage.line(name, arguments) }
  package var choice: Choice { Choice(name, summary) }

  /// Whether an argument is a block of statements.
  package var takesBlocks: Bool {
    arguments.contains { if case .block = $0.form { true } else { false } }
  }

  /// Whether an argument gives names a value.
  package var bindsNames: Bool {
    arguments.contains { if case .setting = $0.form { true } else { false } }
  }

  /// The product with all its defaults.
  package var plain: Product { begin(Outer(title: name)).product }

  /// Reads all arguments after the name.
  package func make(
    _ arguments: Arguments, in context: any ArgumentContext
  ) throws(Diagnostic) -> Product {
    try bind(arguments, in: context).product
  }

  /// Reads all arguments after the name, and remembers where each stands.
  package func bind(
    _ arguments: Arguments, in context: any ArgumentContext
  ) throws(Diagnostic) -> (product: Product, places: ArgumentPlaces) {
    var reader = ArgumentReader(arguments, in: context)
    var binding = begin(Outer(title: name))
    do throws(Diagnostic) { try binding.bindAll(&reader) } catch {
      throw error.located(in: arguments.source)
    }
    return (binding.product, reader.places)
  }

  /// Reads arguments as far as they go, for an editor. The product is what a command gets, if the
  /// trace is certain and has neither a mistake nor a gap.
  package func trace(
    _ arguments: Arguments, in context: any ArgumentContext
  ) -> (product: Product, trace: ArgumentTrace) {
    var reader = ArgumentReader(arguments, in: context)
    reader.trace = ArgumentTrace(places: reader.places)
    var binding = begin(Outer(title: name))
    binding.trace(&reader)
    var trace = reader.trace ?? ArgumentTrace(places: reader.places)
    trace.places = reader.places
    return (binding.product, trace)
  }

  /// Reads all arguments by their form alone, and throws where one does not parse. Nothing is
  /// evaluated; a wrong name or value is found when the statement runs.
  package func checkSyntax(_ arguments: Arguments) throws(Diagnostic) {
    do throws(Diagnostic) { _ = try make(arguments, in: SyntaxOnly()) } catch {
      if error.stage == .parse { throw error }
    }
  }

  /// Begins to read an entry of this kind.
  func binding(in outer: Outer) -> any ProductBinding<Product> { begin(outer) }
}

/// A binding with the described type forgotten.
protocol ProductBinding<Product> {
  associatedtype Product: Sendable
  var product: Product { get }
  var title: String { get }
  var usage: String { get }
  var infos: [ArgumentInfo] { get }
  var given: Set<String> { get }
  var openOptions: [ArgumentInfo] { get }
  mutating func trace(_ reader: inout ArgumentReader)
  mutating func bindAll(_ reader: inout ArgumentReader) throws(Diagnostic)
  mutating func bindPositionals(_ reader: inout ArgumentReader) throws(Diagnostic)
  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool
}

private struct ErasedBinding<Type: Described, Product: Sendable>: ProductBinding {
  var binding: Binding<Type>
  let erase: @Sendable (Type) -> Product

  var product: Product { erase(binding.root) }
  var title: String { binding.title }
  var usage: String { binding.usage }
  var infos: [ArgumentInfo] { binding.infos }
  var given: Set<String> { binding.given }
  var openOptions: [ArgumentInfo] { binding.openOptions }

  mutating func trace(_ reader: inout ArgumentReader) { binding.trace(&reader) }

  mutating func bindAll(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try binding.bindAll(&reader)
  }

  mutating func bindPositionals(_ reader: inout ArgumentReader) throws(Diagnostic) {
    try binding.bindPositionals(&reader)
  }

  mutating func bindOption(
    _ name: String, _ reader: inout ArgumentReader
  ) throws(Diagnostic) -> Bool {
    try binding.bindOption(name, &reader)
  }
}
