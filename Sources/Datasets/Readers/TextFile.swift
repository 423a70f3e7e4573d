import Diagnostics

/// A plain text, of which every character is learnt from those before it.
struct TextFile {
  var path: String
  /// How many characters a row has.
  var steps: Int
  /// From one row's first character to the next one's.
  var stride: Int

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
    let text = try text(isInterrupted)
    var codes: [Unicode.Scalar: Int32] = [:]
    for scalar in text.unicodeScalars { codes[scalar] = 0 }
    guard codes.count > 1 else {
      throw Diagnostic("text.characters", "'\(path)' has no two different characters")
    }
    guard codes.count <= Self.mostNames else {
      throw Diagnostic(
        "text.characters", "'\(path)' has more than \(grouped(Self.mostNames)) different characters"
      )
    }
    let scalars = codes.keys.sorted()
    for (place, scalar) in scalars.enumerated() { codes[scalar] = Int32(place) }
    return TokenStream(
      names: scalars.map { String($0) },
      tokens: text.unicodeScalars.map { codes[$0] ?? 0 }, steps: steps, stride: stride)
  }

  /// The length of a byte order mark; an error for bytes that are no text.
  private func mark(of bytes: [UInt8]) throws(Diagnostic) -> Int {
    var failure: Diagnostic?
    let mark = bytes.withUnsafeBytes { all in
      do throws(Diagnostic) { return try Encoding.check(all, path: path) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return mark
  }

  /// The text; lines that end with CR LF end with LF.
  private func text(_ isInterrupted: () -> Bool) throws(Diagnostic) -> String {
    var bytes = try InputFile(path).allBytes(
      atMost: PhysicalMemory.bytes / 16, isInterrupted: isInterrupted)
    bytes.removeFirst(try mark(of: bytes))
    if bytes.contains(13) {
      bytes = bytes.indices.filter {
        !(bytes[$0] == 13 && $0 + 1 < bytes.count && bytes[$0 + 1] == 10)
      }.map { bytes[$0] }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "text.utf8", "'\(path)' is not UTF-8",
        hint: "iconv -f LATIN1 -t UTF-8 \(path) > new.txt")
    }
    return text
  }
}
