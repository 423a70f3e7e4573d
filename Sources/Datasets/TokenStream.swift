package import Tensors

/// A text as a run of tokens, and the rows that are cut from it: each has `steps` of them and begins
/// `stride` behind the one before.
package struct TokenStream: Sendable {
  /// What each token stands for, by its number.
  package let names: [String]
  package let tokens: Stored<Int32>
  package let steps: Int
  package let stride: Int
  /// The first token of the first row.
  package let start: Int

  init(names: [String], tokens: Stored<Int32>, steps: Int, stride: Int, start: Int = 0) {
    self.names = names
    self.tokens = tokens
    self.steps = steps
    self.stride = stride
    self.start = start
  }

  /// The same rows, each a token later: what follows at every step.
  var next: TokenStream {
    TokenStream(names: names, tokens: tokens, steps: steps, stride: stride, start: start + 1)
  }

  /// How many rows there are, each with a token behind it.
  package var rowCount: Int {
    // Counted from the first row's own start, so that what follows has as many.
    let room = tokens.count - 1 - steps
    return room < 0 ? 0 : room / stride + 1
  }

  package func row(_ row: Int) -> StoredRow<Int32> {
    let first = start + row * stride
    return tokens[first..<first + steps]
  }

  /// The row as it is read, with escapes for what is not printed.
  package func text(_ row: Int) -> String {
    self.row(row).map { names[Int($0)].escaped }.joined()
  }
}

extension String {
  /// With `\n`, `\t` and `\\` for what would not be seen.
  package var escaped: String {
    var text = ""
    for character in self {
      switch character {
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "\\": text += "\\\\"
      default: text.append(character)
      }
    }
    return text
  }
}
