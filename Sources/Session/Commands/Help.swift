package import Diagnostics
import Reports
package import Specification

/// `help [TOPIC …]`: what there is, and how it is written.
package struct Help: DraftCommand {
  var words: [String] = []

  package init() {}

  package static let spec = Spec<Help>(
    "help", "Explains a command, a kind of layer, a function; alone, lists them all.",
    [
      .rest(
        \.words, "topic",
        "A command, layer dense, sqrt, relu or any other word of the language; topics lists them.",
        required: false, meaning: .topic)
    ],
    examples: ["help", "help train", "help layer dense", "?train", "layer dense ?", "help topics"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.explain(words)
  }
}

extension Interpreter {
  /// Shows the page of a topic, or all commands.
  func explain(_ words: [String]) throws(Diagnostic) -> Value {
    isLogged = false
    let page = words.isEmpty ? HelpPage.overview(draft) : try HelpPage.page(words, in: draft)
    emit(.prose(page), asked: true)
    return .none
  }
}
