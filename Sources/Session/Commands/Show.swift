import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `show data`, `show LAYER`, `show TENSOR`, `show filters LAYER`, `show image N`: what is inside.
package struct Show: DraftCommand {
  var what = LayerReference(text: "")
  var items: [ShownItem] = []

  package init() {}

  package static let spec = Spec<Show>(
    "show", "Shows the columns or images of the data, and the tensors or filters of a layer.",
    [
      .positional(
        \.what, "what",
        "The word data, a layer's name or number, a tensor such as dense1.weight; or image or filters.",
        placeholder: "data|LAYER|TENSOR|image|filters",
        meaning: Meaning(
          .tensor,
          or: [
            Choice("data", "the columns of the data in use"),
            Choice("image", "rows of the data that are images, by their numbers"),
            Choice("filters", "the weights of a convolution as pictures"),
          ])),
      .rest(
        \.items, "which", "After image, numbers of rows; after filters, a layer.", required: false,
        placeholder: "N|LAYER", meaning: Meaning(.tensor)),
    ],
    examples: [
      "data digits", "show data", "show image 5", "layer conv 8 relu", "show filters conv1",
      "show conv1.bias",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    switch what.text {
    case "image": return try showImages(interpreter)
    case "filters": return try showFilters(interpreter)
    default: try checkAlone()
    }
    if what.text == "data" {
      let dataset = try interpreter.dataInUse()
      interpreter.emit(.prose(dataset.summary), asked: true)
      interpreter.emit(.table(dataset.statisticsTable), asked: true)
      return .dataset(dataset)
    }
    let network = try interpreter.modelInUse().network
    if let tensor = network.tensor(named: what.text) {
      interpreter.emit(.table(tensor.table(titled: what.text)), asked: true)
      return .tensor(tensor)
    }
    return try showLayer(of: network, interpreter)
  }

  private func checkAlone() throws(Diagnostic) {
    guard let item = items.first else { return }
    throw Diagnostic(
      "show.items", "'show \(what.text)' takes nothing behind it", argument: "which",
      hint: "leave '\(item.written)' out, or write 'show image' or 'show filters'")
  }

  /// Images of the data, with what a trained network makes of a single one.
  private func showImages(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var plot = ImagePlot()
    plot.rows = items.map(\.rows)
    if let item = items.first(where: { $0.rows.numbers.isEmpty }) {
      throw Diagnostic(
        "show.image", "'\(item.text)' is no row's number", argument: "which",
        hint: "give a number, or a range: show image 1..10")
    }
    interpreter.emit(.figure(try plot.figure(interpreter)), asked: true)
    guard plot.rows.flatMap(\.numbers).count == 1, let number = plot.rows.first?.numbers.first,
      let model = interpreter.draft.model, model.network.step > 0,
      let preparation = model.preparation, !preparation.classNames.isEmpty
    else { return .none }
    let row = try preparation.samples(of: try interpreter.dataInUse(), rows: [Int32(number - 1)])
    let prediction = try Oracle(interpreter).predictions(for: row.inputs.numbers, count: 1)[0]
    guard case .classes(let shares, let best) = prediction else { return .none }
    interpreter.emit(
      .text("predicted: \(shares[best].name) \(NumberText.ratio(shares[best].share))"), asked: true)
    return prediction.value
  }

  private func showFilters(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard items.count == 1 else {
      throw Diagnostic(
        "show.filters", "'show filters' takes one layer", argument: items.isEmpty ? nil : "which",
        hint: "name it: show filters conv1")
    }
    var plot = WeightsPlot()
    plot.tensor = LayerReference(text: items[0].text)
    interpreter.emit(.figure(try plot.figure(interpreter)), asked: true)
    return .none
  }

  private func showLayer(
    of network: Network, _ interpreter: Interpreter
  ) throws(Diagnostic) -> Value {
    let layer: Network.NamedLayer
    do throws(Diagnostic) { layer = try network.layer(what.text) } catch {
      let names = ["data"] + network.allLayers.map(\.name) + network.tensorNames
      throw Diagnostic(
        "show.unknown", "there is no layer or tensor '\(what.text)'",
        hint: "show \(listed(names))", correction: .nearest(to: what.text, among: names))
    }
    if let line = network.summary(ofLayer: layer.name) {
      interpreter.emit(.text(line.sentence), asked: true)
    }
    let prefix = layer.name + "."
    var tensors: OrderedDictionary<String, Value> = [:]
    for name in network.tensorNames(of: layer) {
      guard let tensor = network.tensor(named: name) else { continue }
      interpreter.emit(.table(tensor.table(titled: name)), asked: true)
      let key = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
      tensors[key] = .tensor(tensor)
    }
    return .record(tensors)
  }
}

/// What `show` takes behind a word: numbers of rows, or a layer.
struct ShownItem: ArgumentValue {
  var text: String
  var rows: RowNumbers

  static var form: ArgumentForm { .anyWordOrNumber }
  static var placeholder: String { "N|LAYER" }
  static var noun: String { "a row's number or a layer" }

  /// The most rows that a range may name.
  private static let mostRows = 10_000

  init?(_ literal: Literal) {
    if let characters = literal.characters {
      (text, rows) = (characters, RowNumbers(numbers: []))
      let ends = characters.split(separator: "..").compactMap { Int($0) }
      if ends.count == 2, ends[0] <= ends[1], ends[0] > -Self.mostRows, ends[1] < Int.max,
        ends[1].subtractingReportingOverflow(ends[0]).partialValue < Self.mostRows
      {
        rows.numbers = Array(ends[0]...ends[1])
      }
    } else if let numbers = RowNumbers(literal) {
      (text, rows) = (numbers.written, numbers)
    } else {
      return nil
    }
  }

  var written: String { text }
}
