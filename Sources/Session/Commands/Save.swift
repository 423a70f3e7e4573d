package import Diagnostics
import Formats
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `save FILE`: keeps the network in use. `save session FILE`: keeps how it was made.
package struct Save: Command {
  var file: String?
  var session: String?

  package init() {}

  package static let spec = Spec<Save>(
    "save",
    "Writes the network, its data preparation and the state of its training to one file; or the session, as a script or a notebook that makes the same networks.",
    [
      .positional(
        \.file, "file", "A name that ends in .safetensors.", required: false,
        meaning: .newFile(".safetensors")),
      .option(
        \.session, "session",
        "A name that ends in .nn or .md, for the statements that were accepted, without those that undo took back.",
        meaning: .newFile(".nn", ".md")),
    ],
    examples: [
      "data iris", "layer dense out", "save \"iris.safetensors\"", "save session \"iris.nn\"",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try checkIsNamed()
    if let file { try save(interpreter, to: file) }
    if let session {
      interpreter.isLogged = false
      try saveSession(interpreter, to: session)
    }
    return .none
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try checkIsNamed()
    if let session {
      try checkName(ofSession: session)
      interpreter.checking?.written.insert(session)
      do throws(Diagnostic) { try AtomicFile.check(session) } catch {
        throw error.about("session")
      }
    }
    guard let file else { return .none }
    try checkName(file)
    interpreter.checking?.written.insert(file)
    _ = try interpreter.modelInUse()
    do throws(Diagnostic) { try AtomicFile.check(file) } catch { throw error.about("file") }
    return .none
  }

  private func checkIsNamed() throws(Diagnostic) {
    guard file == nil, session == nil else { return }
    throw Diagnostic(
      "argument.missing", "save needs the name of a file",
      hint: "for example: save \"iris.safetensors\", or save session \"iris.nn\"",
      usage: Kind<any Command>(Save.self).usage)
  }

  private func checkName(ofSession file: String) throws(Diagnostic) {
    guard !file.hasSuffix(".nn"), !file.hasSuffix(".md") else { return }
    throw Diagnostic(
      "save.session", "a session is saved as a script or a notebook", argument: "session",
      hint: "write save session \(Self.stem(file)).nn, or .md")
  }

  private func checkName(_ file: String) throws(Diagnostic) {
    guard !file.hasSuffix(".safetensors") else { return }
    throw Diagnostic(
      "save.format", "save writes safetensors files", argument: "file",
      correction: .name(
        "\(Self.stem(file)).safetensors", for: file,
        hint: "write save \(Self.stem(file)).safetensors"))
  }

  private func save(_ interpreter: Interpreter, to file: String) throws(Diagnostic) {
    try checkName(file)
    let model = try interpreter.modelInUse()
    do throws(Diagnostic) {
      try model.saved(interpreter.draft.streams).file.write(to: file)
    } catch {
      throw error.about("file")
    }
    interpreter.draft.models[interpreter.draft.modelName]?.isUnsaved = false
    let count = NumberText.count(model.network.parameterCount)
    interpreter.emit(.facts(Facts(file, [.text("\(count) parameters")])))
  }

  private func saveSession(_ interpreter: Interpreter, to file: String) throws(Diagnostic) {
    try checkName(ofSession: file)
    let saved = SavedSession(interpreter)
    let text = file.hasSuffix(".nn") ? saved.script : saved.notebook
    do throws(Diagnostic) { try TextFile.write(text, to: file) } catch {
      throw error.about("session")
    }
    interpreter.emit(.facts(Facts(file, [.text(counted(saved.count, "statement"))])))
  }

  /// The name without another ending.
  private static func stem(_ file: String) -> String {
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex,
      !file[dot...].contains("/")
    else { return file }
    return String(file[..<dot])
  }
}

extension Model {
  /// As one file keeps it.
  func saved(_ streams: RandomStreams) -> SavedModel {
    SavedModel(network: network, preparation: preparation, streams: streams)
  }
}
