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

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<Load>(
    "load", "Brings a saved network back, as it was, with the state of its training.",
    [.positional(\.file, "file", "A file that save wrote.", meaning: .file(".safetensors"))],
    examples: [
      "data iris", "layer dense out", "save \"iris.safetensors\"", "load \"iris.safetensors\"",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let saved: SavedModel
    do throws(Diagnostic) {
      saved = try SavedModel(try Safetensors(contentsOf: file), name: file)
    } catch {
      throw advised(error).about("file")
    }
    interpreter.draft.streams = saved.streams
    interpreter.draft.modelName = saved.network.name
    interpreter.draft.models[saved.network.name] = Model(
      network: saved.network, preparation: saved.preparation)
    interpreter.emit(.text(saved.network.headline))
    return .network(saved.network)
  }

  /// Files of other kinds have commands of their own.
  private func advised(_ mistake: Diagnostic) -> Diagnostic {
    let endings: [(String, String)] = [
      (".csv", "data"), (".tsv", "data"), (".txt", "data"), (".gz", "data"), ("-ubyte", "data"),
      (".nn", "include"),
    ]
    guard mistake.id == "safetensors.broken",
      let (_, verb) = endings.first(where: { file.hasSuffix($0.0) })
    else { return mistake }
    var copy = mistake
    copy.hint = "\(verb) \(file.written) \(verb == "data" ? "loads data" : "runs a script")"
    return copy
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    if interpreter.checking?.written.contains(file) == true { throw .unknowable }
    let value = try run(interpreter)
    interpreter.checking?.unknown.remove(.network)
    interpreter.checking?.unknownNetworks.remove(interpreter.draft.modelName)
    return value
  }
}
