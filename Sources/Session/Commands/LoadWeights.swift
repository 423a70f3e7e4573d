package import Diagnostics
import Formats
import Network
import OrderedCollections
import Reports
package import Specification

/// `weights FILE`: puts a file's tensors into the network in use.
package struct LoadWeights: Command {
  var file = ""

  package init() {}

  package static let spec = Spec<LoadWeights>(
    "weights", "Puts the tensors of a safetensors file, by name, into the network in use.",
    [.positional(\.file, "file", "A safetensors file.", meaning: .file(".safetensors"))],
    examples: [
      "data iris", "layer dense out", "save \"iris.safetensors\"", "weights \"iris.safetensors\"",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var model = try interpreter.modelInUse()
    let tensors: [Safetensors.NamedTensor]
    do throws(Diagnostic) {
      tensors = try Safetensors(contentsOf: file).tensors.filter {
        !$0.name.hasPrefix("optimizer.") && !$0.name.hasPrefix("state.")
      }
      for named in tensors { try model.network.setTensor(named: named.name, to: named.tensor) }
    } catch {
      throw described(error)
    }
    interpreter.draft.models[interpreter.draft.modelName] = model
    let taken = Set(tensors.map(\.name))
    let missing = model.network.tensorNames.filter { !taken.contains($0) }
    interpreter.emit(.facts(Facts(file, [.text(counted(tensors.count, "tensor") + " taken")])))
    if !missing.isEmpty {
      interpreter.emit(
        .warning(
          Warning(
            "'\(file)' lacks \(missing.joined(separator: ", "))", hint: "they stay as they were")))
    }
    return .none
  }

  /// Tensors of another shape come from a network with other layers.
  private func described(_ mistake: Diagnostic) -> Diagnostic {
    var mistake = mistake.about("file")
    if mistake.id == "tensor.shape" {
      mistake.hint =
        "make the network as it was; load \(String.quoted(file)) does, where save has written the file"
    }
    return mistake
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    if interpreter.checking?.written.contains(file) == true { throw .unknowable }
    return try run(interpreter)
  }
}
