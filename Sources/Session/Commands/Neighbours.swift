import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `neighbours "good" [count N] [layer NAME]`: the words whose learnt vectors lie nearest.
package struct Neighbours: Command {
  var word = WordOrNumber(text: "")
  var count = 10
  var layer: LayerReference?

  package init() {}

  package static let spec = Spec<Neighbours>(
    "neighbours", "Finds the words or characters whose learnt vectors point the same way.",
    [
      .positional(\.word, "word", "A word or character that the embedding knows, or its number."),
      .option(
        \.count, "count", "How many are shown.", placeholder: "N", rule: .within(1...1000)),
      .option(
        \.layer, "layer", "The embedding; the first one without it.", meaning: Meaning(.layer)),
    ],
    examples: [
      "data \"book.txt\" sequence 16", "layer embedding all 8", "neighbours \"a\"",
      "neighbours \"a\" count 3",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let (table, names) = try vectors(interpreter)
    let place = try place(among: names)
    let found = Self.nearest(to: place, in: table).prefix(count)
    interpreter.emit(
      .table(
        Table(
          "nearest to \(names[place].escaped)",
          columns: [.init(""), .init("cosine", .right)],
          rows: found.map { [names[$0.place].escaped, NumberText.ratio($0.cosine)] })),
      asked: true)
    return .list(found.map { .text(names[$0.place]) })
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let (_, names) = try vectors(interpreter)
    _ = try place(among: names)
    return .unknown
  }

  /// The vectors of an embedding, and what each stands for.
  private func vectors(
    _ interpreter: Interpreter
  ) throws(Diagnostic) -> (table: Tensor, names: [String]) {
    let model = try interpreter.modelInUse()
    let network = model.network
    let embeddings = network.allLayers.filter { $0.layer is EmbeddingLayer }
    let name: String?
    if let layer {
      let found = try network.layer(layer.text)
      name = found.layer is EmbeddingLayer ? found.name : nil
    } else {
      name = embeddings.first?.name
    }
    guard let name, let table = network.tensor(named: "\(name).weight") else {
      throw Diagnostic(
        "neighbours.layer",
        layer.map { "'\($0.text)' is no embedding" } ?? "the network has no embedding",
        argument: layer == nil ? nil : "layer",
        hint: embeddings.isEmpty
          ? "add one: layer embedding all 32" : "choose \(listed(embeddings.map(\.name)))")
    }
    let preparation = try WorkedRow.preparation(of: model, interpreter)
    let count = table.shape.extents[0]
    let known = preparation.tokenNames
    return (table, (0..<count).map { known.indices.contains($0) ? known[$0] : "\($0)" })
  }

  private func place(among names: [String]) throws(Diagnostic) -> Int {
    if let place = names.firstIndex(of: word.text) { return place }
    if let place = names.firstIndex(of: word.text.lowercased()) { return place }
    throw Diagnostic(
      "neighbours.word", "the embedding knows no '\(word.text)'", argument: "word",
      hint: "it knows \(listed(names.dropFirst(2).prefix(8).map(\.escaped)))",
      correction: .nearest(to: word.text, among: names))
  }

  /// All others by the cosine of the angle between the vectors, the largest first.
  static func nearest(to place: Int, in table: Tensor) -> [(place: Int, cosine: Double)] {
    let (count, width) = (table.shape.extents[0], table.shape.extents[1])
    func vector(_ row: Int) -> [Double] {
      table.scalars[row * width..<(row + 1) * width].map { Double($0) }
    }
    func length(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let own = vector(place)
    let scale = length(own)
    let all = (0..<count).filter { $0 != place }.map { row in
      let other = vector(row)
      let product = zip(own, other).reduce(0) { $0 + $1.0 * $1.1 }
      let lengths = scale * length(other)
      return (place: row, cosine: lengths > 0 ? product / lengths : 0)
    }
    return all.sorted { $0.cosine == $1.cosine ? $0.place < $1.place : $0.cosine > $1.cosine }
  }
}

/// A word, a text or a whole number, as a text.
struct WordOrNumber: ArgumentValue {
  var text: String

  static var form: ArgumentForm { .anyWordOrNumber }
  static var placeholder: String { "WORD" }
  static var noun: String { "a word" }

  init(text: String) { self.text = text }

  init?(_ literal: Literal) {
    if let number = Int(literal) {
      text = String(number)
    } else if let characters = literal.characters {
      text = characters
    } else {
      return nil
    }
  }

  var written: String { text.written }
}
