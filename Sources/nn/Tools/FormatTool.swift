import Diagnostics
import Markdown
import Notebooks
import Rendering
import Session
import Syntax

/// `nn format FILE …`: files in the standard layout.
enum FormatTool: Tool {
  static let name = "format"
  static let usage = "nn format [--check] FILE …"
  static let summary = "Rewrites files in the standard layout."
  static let details = """
    Comments and recorded output stay; of a notebook only the cells change. '-' reads standard input and writes to standard output. A text
    that does not parse is left as it is, and the exit status is 2.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { format($0, runner) }
  }

  private static func format(_ file: String, _ runner: ScriptRunner) -> Int32 {
    do throws(Diagnostic) {
      let source = try runner.read(file)
      let isNotebook = Notebook.isNotebook(file)
      let text = try isNotebook ? FormattedNotebook.text(of: source) : formatted(source)
      return try write(text, to: file, instead: source, runner)
    } catch {
      runner.renderer().show(error.located(in: SourceText("", name: file)))
      return error.stage == .parse ? 2 : 1
    }
  }

  private static func formatted(_ source: SourceText) throws(Diagnostic) -> String {
    if let mistake = Parser.recover(source, vocabulary: Commands.vocabulary).diagnostics.first {
      throw mistake
    }
    return try Formatter.format(source, vocabulary: Commands.vocabulary)
  }

  private static func write(
    _ text: String, to file: String, instead source: SourceText, _ runner: ScriptRunner
  ) throws(Diagnostic) -> Int32 {
    let isChanged = text != source.text
    if runner.options.checksOnly {
      if isChanged {
        DescriptorOutput.standardOutput.write("\(file): not in the standard layout\n")
      }
      return isChanged ? 1 : 0
    }
    if file == "-" {
      DescriptorOutput.standardOutput.write(text)
    } else if isChanged {
      try TextFile.write(text, to: file)
    }
    return 0
  }
}
