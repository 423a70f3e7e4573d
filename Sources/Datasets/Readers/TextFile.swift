import Diagnostics
import Tensors

/// A plain text, of which every character is learnt from those before it.
struct TextFile {
  var path: String
  /// How many characters a row has.
  var steps: Int
  /// From one row's first character to the next one's.
  var stride: Int
  /// Whether the characters stay on disk.
  var streams = false

  /// The most different characters of a text.
  static let mostNames = 20_000

  func load(
    name: String, isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Dataset {
    let stream = try stream(isInterrupted)
    guard stream.rowCount > 0 else {
      throw Diagnostic(
        "text.short",
        "'\(path)' has \(counted(stream.tokens.count, "character")), and a row needs \(steps) and one behind them",
        argument: "sequence", hint: "write a smaller 'sequence'")
    }
    guard stream.rowCount <= Int32.max / 2 else {
      throw Diagnostic(
        "text.rows", "'\(path)' makes more rows than can be held", argument: "stride",
        hint: "write a larger 'stride'")
    }
    var data = Dataset(
      name: name, features: .stream(stream),
      target: Dataset.Target(names: ["next"], values: .tokens(stream.next)), scaling: .none)
    data.order = Dataset.Order(gap: (steps + stride - 1) / stride - 1)
    return data
  }

  private func stream(_ isInterrupted: () -> Bool) throws(Diagnostic) -> TokenStream {
    var codes: [Unicode.Scalar: Int32] = [:]
    var scalars: [Unicode.Scalar] = []
    var found = StoredWriter<Int32>(streams ? try Spool(for: path) : nil)
    let text = TextPieces(try InputFile(path))
    while let piece = try text.next() {
      if isInterrupted() { throw .loadingInterrupted }
      try found.check()
      guard streams || found.count <= PhysicalMemory.bytes / 16 else {
        throw Diagnostic(
          "file.memory", "'\(path)' does not fit into this machine's memory",
          hint: "leave it on the disk: add 'stream on'")
      }
      for scalar in piece.unicodeScalars {
        if let code = codes[scalar] {
          found.append(code)
          continue
        }
        let code = Int32(scalars.count)
        guard code < Self.mostNames else { throw tooManyCharacters }
        codes[scalar] = code
        scalars.append(scalar)
        found.append(code)
      }
    }
    guard scalars.count > 1 else {
      throw Diagnostic("text.characters", "'\(path)' has no two different characters")
    }
    let order = scalars.indices.sorted { scalars[$0] < scalars[$1] }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, code) in order.enumerated() { places[code] = Int32(place) }
    return TokenStream(
      names: order.map { String(scalars[$0]) },
      tokens: try found.stored().map(into: streams ? try Spool(for: path) : nil) {
        places[Int($0)]
      },
      steps: steps, stride: stride)
  }

  private var tooManyCharacters: Diagnostic {
    Diagnostic(
      "text.characters",
      "'\(path)' has more than \(grouped(Self.mostNames)) different characters")
  }
}
