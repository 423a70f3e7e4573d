import Diagnostics

/// The first rows of a file, as texts, to find its separator, its header and its columns' types.
enum SampleRows {
  /// Whole rows alone: a last one that is cut off, and all from a broken quote on, are left out.
  static func read(
    _ sample: UnsafeRawBufferPointer, _ dialect: Dialect, limit: Int, isWhole: Bool = false
  ) -> [[String]] {
    var rows: [[String]] = []
    let handle: RecordParser.Handler = { (record) throws(Diagnostic) in
      if rows.count < limit { rows.append((0..<record.count).map(record.text)) }
    }
    do throws(Diagnostic) {
      let parser = try RecordParser(dialect, path: "", handle: handle)
      var rest = sample[...]
      while !rest.isEmpty, rows.count < limit {
        let piece = rest.prefix(4096)
        try parser.feed(UnsafeRawBufferPointer(rebasing: piece))
        rest = rest[piece.endIndex...]
      }
      if isWhole || rows.isEmpty { try parser.finish() }
    } catch {}
    return rows
  }
}
