import Diagnostics
import Specification
import Tensors

/// A table that is part of the program; it is read when it is asked for.
protocol EmbeddedTable: DataSource {
  static var file: EmbeddedFile { get }
  /// The column to learn.
  static var target: String { get }
  /// The only columns to learn from; empty for all.
  var features: [String] { get set }
}

extension EmbeddedTable {
  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var options = TableOptions()
    options.target = [Self.target]
    options.features = features
    options.header = true
    let reader = TableReader(options: options, isInterrupted: context.isInterrupted)
    var data = try reader.read(Self.file, name: Self.spec.name)
    try data.split(Split(), using: &context.random[.split])
    return data
  }
}

extension Argument where Root: EmbeddedTable {
  static var features: Self {
    .option(
      \.features, "features", "The columns to learn from; all others without it.",
      meaning: .column)
  }
}
