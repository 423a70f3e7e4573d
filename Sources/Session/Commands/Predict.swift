import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `predict VALUE …`, `predict "file.csv" [to "out.csv"]`, `predict "cat.png"`: what the network makes of
/// raw values.
package struct Predict: Command {
  var values: [RawInput] = []
  var output: String?

  package init() {}

  package static let spec = Spec<Predict>(
    "predict",
    "Computes what the network makes of raw values, of the rows of a file, or of a picture.",
    [
      .rest(
        \.values, "value",
        "A value for each column, as in the data; or the name of a CSV file or a picture.",
        required: false, placeholder: "VALUE", meaning: .rows),
      .option(
        \.output, "to", "A CSV file for the rows with their predictions.",
        meaning: .newFile(".csv")),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "train", "predict 5.1 3.5 1.4 0.2",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let oracle = try Oracle(interpreter)
    if let path = file, !Picture.isNamed(path) {
      return try PredictFile(path: path, output: output).run(oracle, interpreter)
    }
    try checkHasNoOutput()
    let row = try inputs(of: oracle)
    for note in row.notes { interpreter.emit(.warning(Warning(note.message, hint: note.hint))) }
    let prediction = try oracle.predictions(for: row.inputs, count: 1)[0]
    interpreter.emit(.facts(Facts(nil, prediction.facts)), asked: true)
    return prediction.value
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let checking = interpreter.checking
    if let output { checking?.written.insert(output) }
    let oracle = try Oracle(interpreter)
    if let path = file, checking?.written.contains(path) == true { throw .unknowable }
    if let path = file, !Picture.isNamed(path) {
      _ = try RowFile(path, for: oracle.preparation)
    } else {
      try checkHasNoOutput()
      _ = try inputs(of: oracle)
    }
    return .unknown
  }

  /// Those of one row: of a picture, or of raw values.
  private func inputs(of oracle: Oracle) throws(Diagnostic) -> PreparedRow {
    if let file { return try oracle.inputs(ofPicture: file) }
    return try oracle.inputs(for: values.flatMap(\.raw))
  }

  /// The file that a single text names.
  private var file: String? {
    guard values.count == 1, let only = values.first?.raw, only.count == 1,
      case .text(let path) = only[0], Self.isFile(path)
    else { return nil }
    return path
  }

  private func checkHasNoOutput() throws(Diagnostic) {
    guard output != nil else { return }
    throw Diagnostic(
      "predict.to", "'to' writes the rows of a file",
      hint: "write predict \"file.csv\" to \"out.csv\"")
  }

  /// Whether a single text is the name of a file and not a level of the only column.
  private static func isFile(_ text: String) -> Bool {
    text.contains(".") || text.contains("/")
  }
}

/// A value for a column, as it is written for `predict`: a number, a word, a list of them.
struct RawInput: ArgumentValue {
  var raw: [RawValue]

  static var form: ArgumentForm { .words([], orValue: false) }
  static var placeholder: String { "VALUE" }
  static var noun: String { "a number, a text or a boolean" }

  init?(_ literal: Literal) {
    switch literal {
    case .number(let number): raw = [.number(number)]
    case .boolean(let boolean): raw = [.boolean(boolean)]
    case .text(let text), .word(let text, _): raw = [.text(text)]
    case .list(let literals):
      raw = []
      for literal in literals {
        guard let element = RawInput(literal) else { return nil }
        raw += element.raw
      }
    default: return nil
    }
  }

  var written: String { "…" }
}
