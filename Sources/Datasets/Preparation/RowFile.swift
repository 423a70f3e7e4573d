package import Diagnostics
import Specification
import Tensors

/// A table whose rows a network is asked about: it needs the columns that were learnt from, by
/// their names, and may have others.
package final class RowFile {
  /// All columns of the file.
  package let columns: [String]
  /// What parts its fields.
  package let separator: Separator
  private let file: TableFile
  private let prepared: [PreparedColumn]
  /// Where each prepared column stands in the file.
  private let places: [Int]
  private let width: Int

  /// Some rows, ready for a network.
  package struct Batch: Sendable {
    package let rows: Int
    /// Row after row.
    package let inputs: [Float]
    /// The fields of the rows as they stand in the file.
    package let fields: [[String]]
  }

  /// Opens a file; an error names a column that is missing and the nearest one.
  package init(_ path: String, for preparation: Preparation) throws(Diagnostic) {
    guard case .columns(let prepared) = preparation.features else {
      throw Diagnostic(
        "predict.images",
        "the network learnt from \(preparation.features.noun), and '\(path)' is a table",
        hint: "give the values of one row")
    }
    var options = TableOptions()
    options.knownNames = Set(prepared.map(\.name))
    file = try TableFile(try InputFile(path), options: options)
    columns = file.head.names
    separator = Separator(byte: file.head.dialect.separator)
    self.prepared = prepared
    width = preparation.inputShape.count
    places = try Self.places(of: prepared, in: file.head)
  }

  /// By the names, or by their order in a file that has none and just as many columns.
  private static func places(
    of prepared: [PreparedColumn], in head: TableHead
  ) throws(Diagnostic) -> [Int] {
    let areKnown = prepared.allSatisfy { head.index(of: $0.name) != nil }
    if !head.hasHeader, !areKnown, head.names.count == prepared.count {
      return Array(prepared.indices)
    }
    var places: [Int] = []
    for column in prepared { places.append(try head.column(column.name)) }
    return places
  }

  /// Reads all rows, some at a time, and tells what was found in them.
  package func forEachBatch(
    of size: Int = 4096, isInterrupted: () -> Bool = { false },
    _ body: @escaping (Batch) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Note] {
    let collector = Collector(self)
    try file.forEachRow(isInterrupted: isInterrupted) { (record) throws(Diagnostic) in
      try collector.append(record)
      if collector.fields.count == size { try body(collector.take()) }
    }
    if !collector.fields.isEmpty { try body(collector.take()) }
    return collector.writer.notes
  }

  /// Collects the rows of a batch.
  private final class Collector {
    private let file: RowFile
    var writer: InputWriter
    private(set) var fields: [[String]] = []
    private var inputs: [Float] = []

    init(_ file: RowFile) {
      self.file = file
      writer = InputWriter(file.prepared, allowsComma: file.file.head.dialect.readsDecimalCommas)
    }

    func append(_ record: Record) throws(Diagnostic) {
      let texts = (0..<record.count).map(record.text)
      inputs.append(contentsOf: repeatElement(0, count: file.width))
      for (index, place) in file.places.enumerated() {
        guard writer.write(texts[place], of: index, to: &inputs, row: fields.count) else {
          throw file.file.head.place(of: place, in: record).diagnostic(
            "predict.value",
            "'\(file.prepared[index].name)' must be \(file.prepared[index].kind.noun), not "
              + "'\(texts[place])'",
            hint: "leave the field empty if the value is not known")
        }
      }
      fields.append(texts)
    }

    func take() -> Batch {
      defer { (inputs, fields) = ([], []) }
      return Batch(rows: fields.count, inputs: inputs, fields: fields)
    }
  }
}
