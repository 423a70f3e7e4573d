package import Diagnostics
import Formats
import Network
import OrderedCollections
import Reports
package import Specification

/// `load FILE`: brings a saved network back and puts it in use.
package struct Load: Command {
  var file = ""

  package init() {}

  package static let spec = Spec<Load>(
    "load", "Brings a saved network back, as it was, with the state of its training.",
    [.positional(\.file, "file", "A file that save wrote.", meaning: .file(".safetensors"))])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let saved: SavedModel
    do throws(Diagnostic) {
      saved = try SavedModel(try Safetensors(contentsOf: file), name: file)
    } catch {
      throw error.about("file")
    }
    interpreter.draft.streams = saved.streams
    interpreter.draft.modelName = saved.network.name
    interpreter.draft.models[saved.network.name] = Model(
      network: saved.network, preparation: saved.preparation)
    interpreter.emit(.text(saved.network.headline))
    return .network(saved.network)
  }
}
