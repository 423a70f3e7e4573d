import Diagnostics
import Network
import Specification
import Syntax

/// Words that mean something where the name of a layer or a network stands.
enum ReservedWords {
  private static let all: Set<String> =
    Set(Commands.names).union(Keyword.all).union(Activation.form.choices.map(\.name))
    .union(["all", "out", "layer"])

  /// Refuses a name that could not be told from a word of the language.
  static func check(_ name: String?, of what: String) throws(Diagnostic) {
    guard let name, all.contains(name) else { return }
    throw Diagnostic(
      "name.reserved", "a \(what) cannot be called '\(name)': that is a word of the language",
      argument: "name",
      correction: .write("my_\(name)", hint: "choose another name, such as my_\(name)"))
  }
}
