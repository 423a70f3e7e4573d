package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `network [NAME] [UNITS … ACTIVATION]`: begins a new network.
package struct NewNetwork: Command {
  var name: String?
  var units: [Int] = []
  var activation: Activation?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<NewNetwork>(
    "network", "Begins a new network: empty, or at once its hidden layers and the output.",
    [
      .positional(
        \.name, "name", "How it is called; a network of that name is replaced.", required: false,
        form: .name),
      .rest(
        \.units, "units", "The units of each hidden layer.", required: false,
        rule: .atLeast(1)),
      .positional(
        \.activation, "activation", "Of the hidden layers; relu without it.", required: false),
    ],
    examples: ["data iris", "network small 16 8 tanh", "network 16 relu", "network"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try ReservedWords.check(name, of: "network")
    let name = name ?? Session.firstModelName
    interpreter.draft.models[name] = Model(network: Network(name: name))
    interpreter.draft.modelName = name
    for count in units {
      var layer = DenseLayer()
      layer.units = .count(count)
      layer.activation = activation ?? .relu
      try interpreter.append(layer, name: nil)
    }
    if units.isEmpty {
      interpreter.emit(.text("\(name): an empty network; layer adds to it"))
    } else {
      try interpreter.append(DenseLayer(), name: nil)
    }
    return .network(try interpreter.modelInUse().network)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.checking?.unknown.subtract([.network, .results])
    interpreter.checking?.unknownNetworks.remove(name ?? Session.firstModelName)
    return try run(interpreter)
  }
}
