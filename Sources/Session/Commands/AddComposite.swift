import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `residual { layer … }`: layers whose output is added to their input.
package struct AddResidual: DraftCommand {
  var body: BlockArgument?
  var name: String?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<AddResidual>(
    "residual", "Adds layers whose output is added to their input.",
    [
      .positional(\.body, "body", "The layers, in curly brackets.", placeholder: "{ layer … }"),
      .option(\.name, "name", "How the whole is called; residual1, residual2, … without it."),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "residual { layer dense 16 relu; layer dense 16 }",
      "layer dense out",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    try interpreter.compose(ResidualLayer.self, [body], name: name)
    return .none
  }
}

/// `concat { layer … } { layer … }`: branches whose outputs lie side by side.
package struct AddConcat: DraftCommand {
  var bodies: [BlockArgument] = []
  var name: String?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<AddConcat>(
    "concat", "Adds branches of layers on one input, whose outputs lie side by side.",
    [
      .rest(\.bodies, "branch", "The layers of each branch, in curly brackets."),
      .option(\.name, "name", "How the whole is called; concat1, concat2, … without it."),
    ],
    examples: [
      "data iris", "concat { layer dense 8 relu } { layer dense 8 tanh }", "layer dense out",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.compose(ConcatLayer.self, bodies, name: name)
    return .none
  }
}

extension Interpreter {
  /// Runs the blocks, each of which adds the layers of a branch, and adds all of them as one layer.
  fileprivate func compose(
    _ type: any CompositeLayer.Type, _ bodies: [BlockArgument], name: String?
  ) throws(Diagnostic) {
    try ReservedWords.check(name, of: "layer")
    var model = draft.model ?? Model(network: Network(name: draft.modelName))
    let (before, streams) = (model, draft.streams)
    var composition = Composition(model.network)
    for body in bodies {
      model.network = composition.next
      draft.models[draft.modelName] = model
      try runNested(body.block)
      try composition.keep(try modelInUse().network)
    }
    draft.models[draft.modelName] = before
    // The weights are drawn once, with the whole.
    draft.streams = streams
    guard checking?.isUnknown(.network) != true else { throw .unknowable }
    try append(type.init(composition.branches), name: name)
  }
}
