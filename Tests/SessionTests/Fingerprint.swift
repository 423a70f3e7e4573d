import OrderedCollections
import Datasets
import Network
import Session
import Tensors

/// Everything that a statement can change, in words and bits that can be compared.
extension Session {
  var fingerprint: [String] {
    var facts = ["in use \(modelName)", "threads \(threads.count)", "streams \(streams)"]
    facts += variables.map { "\($0.key) = \($0.value.written)" }.sorted()
    facts += definitions.keys.map { "def \($0)" }.sorted()
    if let dataset { facts += [dataset.summary, "\(dataset.parts)", "\(dataset.scaling)"] }
    for (name, model) in models { facts.append("\(name): \(model.fingerprint)") }
    return facts
  }
}

extension Model {
  fileprivate var fingerprint: String {
    let preparation = preparation.map { "\($0)" } ?? "unprepared"
    // A time is never twice the same.
    let measures = measures.filter { $0.key != "seconds" }
    return "\(network.fingerprint) \(preparation) \(measures) \(history)"
  }
}

extension Network {
  /// The layers, every bit of the weights, and where training stands.
  var fingerprint: String {
    let layers = layers.map { "\($0.name) \($0.layer.written) \($0.isFrozen)" }
    let weights = tensorNames.map { tensor(named: $0)?.scalars.map(\.bitPattern) ?? [] }
    let memory = optimizerTensors.map { "\($0.name) \($0.tensor.scalars.map(\.bitPattern))" }
    return """
      \(name) \(layers) \(weights) \(memory) \(epoch) \(step) \(optimizerState.steps) \
      \(loss.written) \(optimizer.written) \(schedule.written)
      """
  }
}
