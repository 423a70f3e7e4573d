import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `layer KIND …`: adds a layer to the network in use.
package struct AddLayer: DraftCommand {
  var layer: (any Layer)?
  var name: String?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<AddLayer>(
    "layer", "Adds a layer to the network; its shapes come from the data.",
    [
      .entry(
        \.layer, "layer", "The kind of layer, then its own arguments.", placeholder: "KIND",
        from: { Layers.all },
        elsewhere: [
          "residual": "it stands without 'layer': residual { layer dense 16 relu }",
          "concat": "it stands without 'layer': concat { layer dense 8 } { layer dense 8 }",
        ], write: \.written),
      .option(\.name, "name", "How the layer is called; dense1, dense2, … without it."),
    ],
    examples: ["data iris", "layer dense 16 relu", "layer dense out"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let layer else { return .none }
    try ReservedWords.check(name, of: "layer")
    do throws(Diagnostic) { try interpreter.append(layer, name: name) } catch {
      throw error.id.hasPrefix("shape.") ? error.about("layer") : error
    }
    return .none
  }
}

extension Interpreter {
  /// Adds a layer to the network in use, beginning one where there is none, and says what it came to.
  func append(_ layer: any Layer, name: String?) throws(Diagnostic) {
    var model = draft.model ?? Model(network: Network(name: draft.modelName))
    if let checking {
      let needsData = model.network.inputShape == nil || model.network.target == nil
      if checking.isUnknown(.network) || (needsData && checking.isUnknown(.data)) {
        throw .unknowable
      }
    }
    let data = draft.dataset.map { Preparation(learningFrom: $0, standardisingTargets: false) }
    try model.network.append(
      layer, name: name, input: data?.inputShape, tokens: data?.inputTokens,
      target: data?.learned, streams: &draft.streams)
    draft.models[draft.modelName] = model
    if let extents = layer.declaredInput {
      emit(.text("input \(extents.map(\.written).joined(separator: " "))"))
    } else if var line = model.network.summary.last {
      line.isInside = composed > 0
      emit(.text(line.sentence))
    }
  }

  /// The network in use, or an error that says how to make one.
  func modelInUse() throws(Diagnostic) -> Model {
    if checking?.isUnknown(.network) == true { throw .unknowable }
    guard let model = draft.model else {
      throw Diagnostic(
        "network.missing", "there is no network yet", hint: "add a layer: layer dense 16 relu")
    }
    return model
  }
}

extension LayerSummary {
  /// `1 dense  4 → 16 relu   80 parameters`; one inside another has its name and no number.
  var sentence: String {
    (isInside ? "\(name)  \(flow)" : "\(number) \(kind)  \(flow)")
      + (parameters == 0 ? "" : "   \(counted(parameters, "parameter"))")
      + (isFrozen ? " · frozen" : "")
  }

  /// `4 → 16 relu`.
  var flow: String {
    "\(input) → \(output)" + (activation.map { " \($0)" } ?? "")
  }
}
