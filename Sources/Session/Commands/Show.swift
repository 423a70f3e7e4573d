import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `show data`, `show LAYER`, `show TENSOR`: what is inside.
package struct Show: DraftCommand {
  var what = LayerReference(text: "")

  package init() {}

  package static let spec = Spec<Show>(
    "show", "Shows the columns of the data, the tensors of a layer, or the numbers of a tensor.",
    [
      .positional(
        \.what, "what",
        "The word data, a layer's name or number, or a tensor such as dense1.weight.",
        placeholder: "data|LAYER|TENSOR",
        meaning: Meaning(.tensor, or: [Choice("data", "the columns of the data in use")]))
    ],
    examples: ["data iris", "show data", "layer dense 16 relu", "show dense1.bias"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
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

  private func showLayer(
    of network: Network, _ interpreter: Interpreter
  ) throws(Diagnostic) -> Value {
    let index: Int
    do throws(Diagnostic) { index = try network.index(ofLayer: what.text) } catch {
      let names = ["data"] + network.layers.map(\.name) + network.tensorNames
      throw Diagnostic(
        "show.unknown", "there is no layer or tensor '\(what.text)'",
        hint: "show \(listed(names))", correction: .nearest(to: what.text, among: names))
    }
    interpreter.emit(.text(network.summary[index].sentence), asked: true)
    let (prefix, owners) = (network.layers[index].name + ".", network.layers[index].allNames)
    var tensors: OrderedDictionary<String, Value> = [:]
    for name in network.tensorNames where owners.contains(String(name.prefix { $0 != "." })) {
      guard let tensor = network.tensor(named: name) else { continue }
      interpreter.emit(.table(tensor.table(titled: name)), asked: true)
      let key = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
      tensors[key] = .tensor(tensor)
    }
    return .record(tensors)
  }
}
