import Datasets
import Diagnostics
import Network
import Specification
import Tensors

/// Where the numbers of a histogram come from.
enum HistogramSource {
  case tensors([String])
  case activations
  case gradients

  static let choices = [
    Choice("weights", "the weights of each layer"),
    Choice("activations", "what each layer gives for training rows"),
    Choice("gradients", "the gradient of the loss for each tensor, on training rows"),
  ]

  /// The most rows that activations and gradients are taken of.
  private static let rowLimit = 1000

  /// A word is one of `choices` first; else the name of a tensor, or the name or number of a layer.
  init(_ word: String, in network: Network) throws(Diagnostic) {
    let names = network.tensorNames
    switch word {
    case "activations": self = .activations
    case "gradients": self = .gradients
    case "weights": self = .tensors(names.filter { $0.hasSuffix(".weight") })
    case _ where names.contains(word): self = .tensors([word])
    default:
      guard let layer = try? network.layer(word) else {
        let known = Self.choices.map(\.name) + network.allLayers.map(\.name)
        throw Diagnostic(
          "plot.histogram", "there is nothing to count in '\(word)'", argument: "what",
          hint: "choose \(listed(known))",
          correction: .nearest(to: word, among: known + names))
      }
      self = .tensors(network.tensorNames(of: layer))
    }
    if case .tensors(let found) = self, found.isEmpty {
      throw Diagnostic(
        "plot.weights",
        word == "weights" ? "the network has no weights" : "layer '\(word)' has no weights",
        argument: "what", hint: "see what flows instead: plot histogram activations")
    }
  }

  /// What is counted.
  var quantity: String {
    switch self {
    case .tensors: "weight"
    case .activations: "activation"
    case .gradients: "gradient"
    }
  }

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    if case .tensors = self { return }
    let part = try EvaluatedPart(.train, interpreter)
    try part.network.check(against: part.samples)
  }

  /// The numbers by the name of what they belong to, and what they are in one line.
  func numbers(
    _ interpreter: Interpreter
  ) throws(Diagnostic) -> (numbers: [(name: String, numbers: [Float])], title: String) {
    let network = try interpreter.modelInUse().network
    switch self {
    case .tensors(let names):
      return (names.map { ($0, network.tensor(named: $0)?.scalars ?? []) }, "weights")
    case .activations:
      let rows = try TrainingSample(interpreter, limit: Self.rowLimit)
      return (
        try rows.activations(interpreter), "activations on \(counted(rows.count, "training row"))"
      )
    case .gradients:
      let rows = try TrainingSample(interpreter, limit: Self.rowLimit)
      return (
        try rows.gradients(interpreter), "gradients on \(counted(rows.count, "training row"))"
      )
    }
  }
}
