/// Rows as a reader sees them.
package struct TextTable: Hashable, Sendable {
  package let columns: [String]
  package let rows: [[String]]
}

extension Dataset {
  /// The first rows: the features, then the target; an image by its range and mean.
  package func head(_ count: Int) -> TextTable {
    let shown = 0..<min(max(0, count), rowCount)
    switch features {
    case .columns(let columns):
      return TextTable(
        columns: columns.map(\.name) + target.names,
        rows: shown.map { row in columns.map { $0.text(row).cut } + target.texts(row) })
    case .images(let images):
      return TextTable(
        columns: ["least", "mean", "greatest"] + target.names,
        rows: shown.map { images.head($0) + target.texts($0) })
    case .arrays(let arrays):
      return TextTable(
        columns: ["least", "mean", "greatest"] + target.names,
        rows: shown.map { arrays.head($0) + target.texts($0) })
    case .stream(let stream):
      return TextTable(
        columns: ["characters"] + target.names,
        rows: shown.map { [stream.text($0)] + target.texts($0) })
    case .windows(let windows):
      return TextTable(
        columns: windows.columns.map { "last " + $0.name } + target.names,
        rows: shown.map { row in
          windows.columns.map { $0.text(row + windows.length - 1) } + target.texts(row)
        })
    }
  }
}

extension Dataset {
  /// The features of a row as texts, in the order of the columns; empty for images.
  package func texts(of row: Int) -> [String] {
    guard case .columns(let columns) = features else { return [] }
    return columns.map { $0.text(row) }
  }
}

extension String {
  /// The beginning of a long text.
  fileprivate var cut: String { count > 60 ? prefix(59).trimmed + "…" : self }
}

extension Substring {
  /// Without blanks at the end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Arrays {
  fileprivate func head(_ row: Int) -> [String] {
    let moments = Moments(of: Array(self.row(row)))
    return [moments.minimum, moments.mean, moments.maximum].map { Float($0).shortText }
  }
}

extension Images {
  fileprivate func head(_ row: Int) -> [String] {
    let pixels = pixels(row)
    let sum = pixels.reduce(0) { $0 + Int($1) }
    let mean = (Double(sum) / Double(max(1, pixels.count)) * 10).rounded() / 10
    return [String(pixels.min() ?? 0), Float(mean).shortText, String(pixels.max() ?? 0)]
  }
}
