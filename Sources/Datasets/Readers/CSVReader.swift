package import Diagnostics
package import Specification
import Tensors

/// Reads a table: comma-separated values and their like, plain or gzipped; or, with `sequence`, a plain text.
package struct CSVReader: DataSource {
  package var file = ""
  package var target: [String] = []
  package var targetKind: TargetKind?
  package var features: [String] = []
  package var ignore: [String] = []
  package var header: Bool?
  package var separator: Separator?
  package var test: TestChoice?
  package var text: String?
  package var words: Int?
  package var length: Int?
  package var window: Int?
  package var horizon: Int?
  package var sequence: Int?
  package var stride: Int?
  package var streams = false

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
      .option(
        \.text, "text", "The column whose words are read, as tokens for an embedding.",
        meaning: .column),
      .option(
        \.words, "words", "The most words that are told apart, 10000 without it.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(
        \.length, "length",
        "Words of a text that are read; those of the longest, to 200, without it.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(
        \.window, "window", "Rows in a row, the oldest first: what follows them is learnt.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(
        \.horizon, "horizon", "How many rows ahead are learnt, 1 without it.", placeholder: "N",
        rule: Rule.atLeast(1).ifPresent),
      .option(
        \.sequence, "sequence",
        "Of a plain text, characters in a row: each is learnt from those before it.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(
        \.stride, "stride", "Characters from one row to the next; as many as a row has without it.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(\.streams, "stream", streamSummary),
    ],
    examples: [
      #"data "houses.csv" target price"#, #"data "iris.csv" target species test 0.3"#,
      #"data "reviews.csv" target stars text review"#, #"data "sales.csv" target sold window 30"#,
      #"data "book.txt" sequence 64"#,
    ])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    try checkOptions()
    if let sequence { return try loadText(sequence, in: &context) }
    let reader = TableReader(
      options: options, spool: streams ? try Spool(for: fileName(of: file)) : nil,
      isInterrupted: context.isInterrupted)
    var testFile: InputFile?
    if case .file(let path)? = test { testFile = try InputFile(path) }
    var data = try reader.read(try InputFile(file), test: testFile, name: fileName(of: file))
    try data.split(Split(test: test?.share), using: &context.random[.split])
    return data
  }

  private func loadText(
    _ steps: Int, in context: inout LoadContext
  ) throws(Diagnostic) -> Dataset {
    if case .file? = test {
      throw Diagnostic(
        "text.test", "a text keeps its own end for test", argument: "test",
        hint: "give a share: 'test 0.1'")
    }
    var data = try TextFile(
      path: file, steps: steps, stride: stride ?? steps, streams: streams
    ).load(name: fileName(of: file), isInterrupted: context.isInterrupted)
    try data.split(Split(test: test?.share), using: &context.random[.split])
    return data
  }

  /// Refuses options that say nothing without another, or against it.
  private func checkOptions() throws(Diagnostic) {
    let needs: [(option: String, isGiven: Bool, other: String, hasOther: Bool)] = [
      ("horizon", horizon != nil, "window", window != nil),
      ("stride", stride != nil, "sequence", sequence != nil),
    ]
    for need in needs where need.isGiven && !need.hasOther {
      throw Diagnostic(
        "csv.option", "'\(need.option)' goes with '\(need.other)'", argument: need.option,
        hint: "add '\(need.other) 30'")
    }
    let table: [(option: String, isGiven: Bool)] = [
      ("target", !target.isEmpty), ("features", !features.isEmpty), ("ignore", !ignore.isEmpty),
      ("text", text != nil), ("words", words != nil), ("length", length != nil),
      ("window", window != nil), ("header", header != nil), ("separator", separator != nil),
    ]
    if sequence != nil, let given = table.first(where: \.isGiven) {
      throw Diagnostic(
        "csv.option", "'sequence' reads a plain text, and '\(given.option)' is for a table",
        argument: given.option, hint: "leave one of the two out")
    }
    let others: [(option: String, isGiven: Bool)] = [
      ("features", !features.isEmpty), ("window", window != nil),
    ]
    if text != nil, let given = others.first(where: \.isGiven) {
      throw Diagnostic(
        "csv.option", "'text' reads one column, and '\(given.option)' asks for others",
        argument: given.option, hint: "leave one of the two out")
    }
  }

  /// A large file by its first rows.
  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    let input = try InputFile(file)
    guard input.isLarge, sequence == nil else { return Sketch(whole: try load(in: &context)) }
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
    // What comes next of few whole numbers is a number still.
    options.targetKind = targetKind ?? (window == nil ? nil : .number)
    options.features = features
    options.ignored = ignore
    options.header = header
    options.separator = separator
    options.text = text
    options.textForm = TextForm(words: words ?? TextForm.usualWords, length: length)
    options.window = window
    options.horizon = horizon ?? 1
    options.knownNames = Set(target + features + ignore)
    return options
  }
}

extension Meaning {
  private static let tables = [".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz"]
  /// A table: comma-separated values and their like.
  package static let table = Meaning(.file(endings: tables))
  /// Rows that a network is asked about: a table, or a picture.
  package static let rows = Meaning(.cell(orFile: tables + Picture.endings))
  /// Images and labels as MNIST has them.
  static let idx = file("-ubyte", "-ubyte.gz", ".idx", ".idx.gz")
}

/// What `stream` does, for every reader.
let streamSummary =
  "Whether the rows stay on disk, read as they are needed: for more than memory holds."

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
