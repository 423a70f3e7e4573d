import Diagnostics
import Network
import OrderedCollections
import Specification

extension Interpreter {
  /// Runs the blocks, each of which adds the layers of a branch, and adds all of them as one layer.
  func compose(
    _ type: any CompositeLayer.Type, _ bodies: [BlockArgument], name: String?
  ) throws(Diagnostic) {
    try ReservedWords.check(name, of: "layer")
    var model = draft.model ?? Model(network: Network(name: draft.modelName))
    let (before, streams) = (model, draft.streams)
    var composition = Composition(model.network)
    for body in bodies {
      composed += 1
      defer { composed -= 1 }
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
