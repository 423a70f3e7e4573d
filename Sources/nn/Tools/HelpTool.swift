import Diagnostics
import Rendering
import Reports
import Session

/// `nn help [TOPIC]`: what `help` says at the prompt, or a tool's own help.
enum HelpTool: Tool {
  static let name = "help"
  static let usage = "nn help [TOPIC …]"
  static let summary = "Explains a command, a word of the language or a tool."
  static let details = "Without a topic it lists them all; nn --help tells of the command line."

  static func run(_ words: [String], _ runner: ScriptRunner) -> Int32 {
    if runner.options.writesMarkdown {
      DescriptorOutput.standardOutput.write(Reference.markdown)
      return 0
    }
    if words.count == 1, let tool = Tools.named(words[0]), !Commands.names.contains(words[0]) {
      runner.renderer(pages: true).show(.prose(tool.page))
      return 0
    }
    let topic = words.map { "\"\($0.filter { $0 != "\"" && $0 != "\\" && $0 != "{" })\"" }
    let text = (["help"] + topic).joined(separator: " ")
    return runner.run(SourceText(text), arguments: [], pages: true)
  }
}
