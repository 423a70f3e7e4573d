package import Diagnostics
import Reports
package import Specification

/// `help [TOPIC …]`: what there is, and how it is written.
package struct Help: Command {
  var words: [String] = []

  package init() {}

  package static let spec = Spec<Help>(
    "help", "Explains a command, a kind of layer, a function; alone, lists them all.",
    [
      .rest(
        \.words, "topic", "A command, layer dense, sqrt, relu or any other word of the language.",
        required: false, meaning: .topic)
    ],
    examples: ["help", "help train", "help layer dense"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let page =
      words.isEmpty
      ? HelpPage.overview(interpreter.draft) : try HelpPage.page(words, in: interpreter.draft)
    interpreter.emit(.prose(page), asked: true)
    return .none
  }
}
