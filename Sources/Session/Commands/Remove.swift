package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `remove layer N|NAME`: takes a layer out of the network.
package struct Remove: DraftCommand {
  var what = What.layer
  var reference = LayerReference(text: "")

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  enum What: String, WordValue {
    case layer
    var summary: String { "a layer of the network in use" }
  }

  package static let spec = Spec<Remove>(
    "remove", "Takes a layer out of the network; the others keep their weights where they fit.",
    [
      .positional(\.what, "what", "The word layer.", placeholder: "layer"),
      .positional(
        \.reference, "layer", "Its number or its name.", placeholder: "N|NAME", meaning: .outerLayer
      ),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dropout 0.2", "layer dense out", "remove layer 2",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var model = try interpreter.modelInUse()
    let index = try model.network.index(ofLayer: reference.text)
    try model.network.remove(at: index, streams: &interpreter.draft.streams)
    interpreter.draft.models[interpreter.draft.modelName] = model
    for line in model.network.summary { interpreter.emit(.text(line.sentence)) }
    return .none
  }
}

/// A layer by its number from 1 or by its name.
struct LayerReference: ArgumentValue {
  var text: String

  static var form: ArgumentForm { .anyWordOrNumber }
  static var placeholder: String { "LAYER" }
  static var noun: String { "a layer's number or name" }

  init(text: String) { self.text = text }

  init?(_ literal: Literal) {
    if let number = Int(literal) {
      text = String(number)
    } else if let characters = literal.characters {
      text = characters
    } else {
      return nil
    }
  }

  var written: String { text }
}
