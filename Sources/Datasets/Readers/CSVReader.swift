package import Diagnostics
package import Specification
import Tensors

/// Reads a table: comma-separated values and their like, plain or gzipped.
package struct CSVReader: DataSource {
  package var file = ""
  package var target: [String] = []
  package var targetKind: TargetKind?
  package var features: [String] = []
  package var ignore: [String] = []
  package var header: Bool?
  package var separator: Separator?
  package var test: TestChoice?

  package init() {}

  package static let spec = Spec<CSVReader>(
    "csv", "A table with commas, semicolons, tabs or bars between its fields.",
    [
      .positional(
        \.file, "file", "The table; a name that ends in .gz is unpacked.", meaning: .table),
      .option(\.target, "target", "The column to learn, or several.", meaning: .column),
      .option(\.targetKind, "as", "What the target is, where its values do not tell."),
      .option(
        \.features, "features", "The columns to learn from; all others without it.",
        meaning: .column),
      .option(\.ignore, "ignore", "Columns to leave out.", meaning: .column),
      .option(\.header, "header", "Whether the first row holds names; found without it."),
      .option(\.separator, "separator", "What parts the fields; found without it."),
      .option(
        \.test, "test", "Share of the rows kept for test, or a file of them.",
        placeholder: TestChoice.placeholder, meaning: .table),
    ],
    examples: [#"data "houses.csv" target price"#, #"data "iris.csv" target species test 0.3"#])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    let reader = TableReader(options: options, isInterrupted: context.isInterrupted)
    var testFile: InputFile?
    if case .file(let path)? = test { testFile = try InputFile(path) }
    var data = try reader.read(try InputFile(file), test: testFile, name: fileName(of: file))
    try data.split(Split(test: test?.share), using: &context.random[.split])
    return data
  }

  /// A large file by its first rows.
  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    let input = try InputFile(file)
    guard input.isLarge else { return Sketch(whole: try load(in: &context)) }
    let sample = try TableSample(input, options: options)
    var testSample: TableSample?
    if case .file(let path)? = test {
      testSample = try TableSample(try InputFile(path), options: sample.options(options))
    }
    let reader = TableReader(
      options: sample.options(options), isInterrupted: context.isInterrupted)
    var data = try reader.read(sample, test: testSample, name: fileName(of: file))
    try data.split(Split(test: test?.share), using: &context.random[.split])
    return Sketch(
      dataset: data, rowCount: nil, isWhole: false, hasShapes: data.hasShapesOfNumbers)
  }

  private var options: TableOptions {
    var options = TableOptions()
    options.target = target
    options.targetKind = targetKind
    options.features = features
    options.ignored = ignore
    options.header = header
    options.separator = separator
    options.knownNames = Set(target + features + ignore)
    return options
  }
}

extension Meaning {
  /// A table: comma-separated values and their like.
  package static let table = file(".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
  /// Images and labels as MNIST has them.
  static let idx = file("-ubyte", "-ubyte.gz", ".idx", ".idx.gz")
}

/// A path without its folders.
func fileName(of path: String) -> String {
  path.split(separator: "/").last.map { String($0) } ?? path
}

/// Where test rows come from.
package enum TestChoice: ArgumentValue, Hashable {
  /// A share of all rows.
  case share(Double)
  case file(String)

  var share: Double? {
    if case .share(let share) = self { share } else { nil }
  }

  package static var form: ArgumentForm { .anyWordOrNumber }
  package static var placeholder: String { "X|FILE" }
  package static var noun: String { "a share of the rows or a file" }

  package init?(_ literal: Literal) {
    if case .number(let share) = literal {
      self = .share(share)
    } else if let path = literal.characters {
      self = .file(path)
    } else {
      return nil
    }
  }

  package var written: String {
    switch self {
    case .share(let share): share.written
    case .file(let path): path.written
    }
  }
}
