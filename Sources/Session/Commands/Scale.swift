import Datasets
package import Diagnostics
import Reports
package import Specification

/// `scale standard|minmax|none`: how numbers are prepared for a network.
package struct Scale: DraftCommand {
  var scaling = Scaling.standard

  package init() {}

  package static let spec = Spec<Scale>(
    "scale", "Says how numbers are brought to a common size before a network sees them.",
    [
      .positional(
        \.scaling, "scaling", "What to do with each column.", placeholder: "standard|minmax|none")
    ],
    examples: ["data iris", "scale minmax", "scale standard"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var dataset = try interpreter.dataInUse()
    dataset.scaling = scaling
    interpreter.draft.dataset = dataset
    interpreter.emit(.prose(dataset.summary))
    interpreter.tellOfTrainedWeights()
    return .dataset(dataset)
  }
}
