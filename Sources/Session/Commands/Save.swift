package import Diagnostics
import Formats
import Network
import Reports
package import Specification

/// `save FILE`: keeps the network in use.
package struct Save: Command {
  var file = ""

  package init() {}

  package static let spec = Spec<Save>(
    "save",
    "Writes the network, its data preparation and the state of its training to one file.",
    [
      .positional(
        \.file, "file", "A name that ends in .safetensors.", meaning: .newFile(".safetensors"))
    ],
    examples: [])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard file.hasSuffix(".safetensors") else {
      throw Diagnostic(
        "save.format", "save writes safetensors files", argument: "file",
        hint: "write save \(stem).safetensors")
    }
    let model = try interpreter.modelInUse()
    let saved = SavedModel(
      network: model.network, preparation: model.preparation, streams: interpreter.draft.streams)
    do throws(Diagnostic) { try saved.file.write(to: file) } catch { throw error.about("file") }
    let count = NumberText.count(model.network.parameterCount)
    interpreter.emit(.facts(Facts(file, [.text("\(count) parameters")])))
    return .none
  }

  /// The name without another ending.
  private var stem: String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex,
      !file[dot...].contains("/")
    else { return file }
    return String(file[..<dot])
  }
}
