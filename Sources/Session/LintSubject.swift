import Datasets
import Network
import OrderedCollections
import Tensors

/// What the rules of `lint` look at: the data, the network, and what its training is asked.
struct LintSubject {
  var dataset: Dataset?
  var network: Network?
  var training: Train?
  /// The rows that train, also where only some of them were read.
  var trainingRows: Int?
  /// Whether all rows of the data are there to be counted.
  var isWhole = true

  init(_ dataset: Dataset?, _ model: Model?, _ training: Train?, _ interpreter: Interpreter) {
    self.dataset = dataset
    network = model?.network
    self.training = training
    trainingRows = dataset?.parts.train.count
    guard let sketch = interpreter.checking?.sketch, !sketch.isWhole else { return }
    isWhole = false
    trainingRows = sketch.rowCount.flatMap { count in
      dataset.map { $0.parts.train.count * count / max($0.rowCount, 1) }
    }
  }

  /// The network's layers, first to last.
  var layers: [LayerSummary] { network?.summary ?? [] }

  /// The classes and how many training rows each has.
  var classes: [(name: String, rows: Int)] {
    guard let dataset, case .classes(let codes, let names) = dataset.target.values else {
      return []
    }
    var counts = [Int](repeating: 0, count: names.count)
    for row in dataset.parts.train { counts[Int(codes[Int(row)])] += 1 }
    return Array(zip(names, counts)).map { (name: $0.0, rows: $0.1) }
  }

  /// A line that makes the network anew, with other activations between its dense layers.
  func anew(_ activation: String, without skipped: Set<Int> = []) -> String {
    let dense = layers.filter { $0.kind == "dense" && !skipped.contains($0.number) }
    let name = network.map { $0.name == Session.firstModelName ? "" : " " + $0.name } ?? ""
    let units = dense.dropLast().map { " \($0.output.count)" }.joined()
    return "network\(name)\(units)" + (units.isEmpty ? "; layer dense out" : " \(activation)")
  }
}
