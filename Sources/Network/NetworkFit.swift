package import Diagnostics
package import Tensors

// Whether a network can work with data.
extension Network {
  /// Throws where it cannot train on samples, or be evaluated on them.
  package func check(against samples: Samples) throws(Diagnostic) {
    _ = try builtGraph()
    try check(input: samples.inputShape)
    if let target, target != samples.target {
      throw Diagnostic(
        "network.target",
        "the network was made for \(words(for: target)), and the data has \(words(for: samples.target))",
        hint: "start anew with 'network'")
    }
    try loss.check(
      LossFit(outputs: outputCount, activation: outputActivation, target: samples.target))
  }

  /// Throws where a row of inputs is not what it takes.
  package func check(input: Shape) throws(Diagnostic) {
    _ = try builtGraph()
    guard let inputShape, input.count != inputShape.count else { return }
    throw Diagnostic(
      "network.input",
      "the network takes \(inputShape.count) inputs a row, and the data has \(input.count)",
      hint: "start anew with 'network'")
  }

  /// The graph; without layers there is none, which is an error.
  func builtGraph() throws(Diagnostic) -> Graph {
    guard let graph else {
      throw Diagnostic(
        "network.empty", "the network has no layers",
        hint: "add some: 'layer dense 16 relu', then 'layer dense out'")
    }
    return graph
  }

  private func words(for target: Target) -> String {
    LossFit(outputs: 0, activation: .identity, target: target).targetText
  }
}
