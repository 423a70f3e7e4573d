import Diagnostics
import Glibc
import Rendering
import Reports
import Session

/// The program `nn`: looks at the command line and hands over.
@main
enum Program {
  static let version = "0.1"

  static func main() {
    do throws(CommandLineOptions.Misuse) {
      let options = try CommandLineOptions(parsing: Array(CommandLine.arguments.dropFirst()))
      exit(try run(options))
    } catch {
      exit(misuse(error))
    }
  }

  private static func run(
    _ options: CommandLineOptions
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    if options.showsVersion {
      DescriptorOutput.standardOutput.write("nn \(version)\n")
      return 0
    }
    let runner = ScriptRunner(options: options)
    let first = options.words.first
    if options.showsHelp {
      let page = first.flatMap(Tools.named)?.page ?? CommandLineHelp.page
      runner.renderer(pages: true).show(.prose(page))
      return 0
    }
    if !options.texts.isEmpty {
      let text = options.texts.joined(separator: "\n")
      return runner.run(SourceText(text), arguments: options.words)
    }
    guard let first else {
      return isatty(STDIN_FILENO) == 1 ? runner.prompt() : runner.runStandardInput([])
    }
    let rest = Array(options.words.dropFirst())
    if first == "-" { return runner.runStandardInput(rest) }
    if let tool = Tools.named(first) { return try tool.run(rest, runner) }
    try checkIsFile(first)
    return runner.runFile(first, arguments: rest)
  }

  /// Refuses a word that is neither a file nor looks like the name of one.
  private static func checkIsFile(_ word: String) throws(CommandLineOptions.Misuse) {
    guard !word.contains("."), !word.contains("/"), access(word, F_OK) != 0 else { return }
    let names = Tools.all.map { $0.name } + TextFile.names(in: ".")
    throw CommandLineOptions.Misuse(
      message: "there is no file and no tool '\(word)'",
      hint: Correction.nearest(to: word, among: names)?.hint
        ?? "to run a text, write nn -c '\(word)'")
  }

  private static func misuse(_ misuse: CommandLineOptions.Misuse) -> Int32 {
    var lines = ["error: \(misuse.message)"]
    if let hint = misuse.hint { lines.append("hint: \(hint)") }
    lines.append("usage: \(CommandLineHelp.usage)")
    DescriptorOutput.standardError.write(lines.joined(separator: "\n") + "\n")
    return 2
  }
}
