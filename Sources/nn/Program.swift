import ArgumentParser
import Diagnostics
import Glibc
import Notebooks
import Rendering
import Reports
import Session
import Terminal

/// The program `nn`: looks at the command line and hands over.
@main
enum Program {
  static let version = "0.1"

  static func main() {
    let options: CommandLineOptions
    do { options = try CommandLineOptions.parse() } catch {
      let message = CommandLineOptions.message(for: error)
      exit(misuse(message.prefix(1).lowercased() + message.dropFirst()))
    }
    exit(run(options))
  }

  private static func run(_ options: CommandLineOptions) -> Int32 {
    if options.version {
      DescriptorOutput.standardOutput.write("nn \(version)\n")
      return 0
    }
    guard let colour = ColourChoice(rawValue: options.color) else {
      return misuse("--color is auto, always or never, not '\(options.color)'")
    }
    guard options.seed >= 0, (1...1024).contains(options.threads ?? 1) else {
      return misuse("--seed is at least 0, --threads from 1 to 1024")
    }
    let runner = ScriptRunner(
      options: options, settings: OutputSettings(colour: colour, isPlain: options.plain))
    if let text = options.text {
      return runner.run(SourceText(text), arguments: options.words)
    }
    guard let first = options.words.first else {
      return isatty(STDIN_FILENO) == 1 ? runner.prompt() : runner.runStandardInput()
    }
    let rest = Array(options.words.dropFirst())
    if first == "-" { return runner.runStandardInput() }
    if first == "-h" || first == "--help" { return Tool.help.run(rest, runner) }
    if first.hasPrefix("-") { return misuse("there is no option '\(first)'") }
    guard let tool = Tool(rawValue: first) else { return runner.runFile(first, arguments: rest) }
    return tool.run(rest, runner)
  }

  static func misuse(_ message: String) -> Int32 {
    DescriptorOutput.standardError.write("error: \(message)\nusage: \(usage)\n")
    return 2
  }

  static let usage = "nn [--seed N] [--threads N] [--quiet] [--plain] [FILE [ARGUMENT …] | -c TEXT]"
}
