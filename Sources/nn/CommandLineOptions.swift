import Diagnostics
import Rendering

/// What stands on the command line: options in any place, and words.
///
/// Options may come before and after the words. After the name of a script, what is no option of the
/// program is an argument of the script; after `--` everything is.
struct CommandLineOptions {
  var texts: [String] = []
  var seed: UInt64 = 0
  var threads: Int?
  var colour = ColourChoice.auto
  var isQuiet = false
  var isPlain = false
  var showsVersion = false
  var showsHelp = false
  /// `--check` of `nn format`.
  var checksOnly = false
  /// `--slow` of `nn test`.
  var testsSlowCells = false
  /// `--markdown` of `nn help`.
  var writesMarkdown = false
  /// `--to` of `nn render`.
  var target: String?
  /// `--output` of `nn render`.
  var output: String?
  /// A script and its arguments, or a tool and its own.
  var words: [String] = []

  /// Wrong use of the command line.
  struct Misuse: Error {
    var message: String
    var hint: String?
  }

  /// An option, as it is written and as help shows it.
  struct Option: Sendable {
    let names: [String]
    /// What stands for its value; `nil` where it has none.
    var value: String?
    let summary: String
    /// The only tool that has it.
    var tool: String?
    let take: @Sendable (inout CommandLineOptions, String) throws(Misuse) -> Void
  }

  static let all: [Option] = [
    Option(names: ["-c"], value: "TEXT", summary: "Run this text; may be given again.") {
      $0.texts.append($1)
    },
    Option(names: ["--seed"], value: "N", summary: "Begin the random streams from this number.") {
      (options, value) throws(Misuse) in
      guard let seed = UInt64(value), seed <= Int.max else {
        throw Misuse(message: "--seed is a whole number from 0, not '\(value)'")
      }
      options.seed = seed
    },
    Option(names: ["--threads"], value: "N", summary: "Processor cores that training may use.") {
      (options, value) throws(Misuse) in
      guard let threads = Int(value), (1...1024).contains(threads) else {
        throw Misuse(message: "--threads is a whole number from 1 to 1024, not '\(value)'")
      }
      options.threads = threads
    },
    Option(names: ["--color", "--colour"], value: "WHEN", summary: "auto, always or never.") {
      (options, value) throws(Misuse) in
      guard let colour = ColourChoice(rawValue: value) else {
        throw Misuse(message: "--color is auto, always or never, not '\(value)'")
      }
      options.colour = colour
    },
    Option(names: ["--quiet"], summary: "Show only what print, expressions and errors say.") {
      (options, _) in options.isQuiet = true
    },
    Option(names: ["--plain"], summary: "No colour and no live lines, even on a terminal.") {
      (options, _) in options.isPlain = true
    },
    Option(
      names: ["--check"], summary: "Change nothing, and say which files would change.",
      tool: FormatTool.name
    ) { (options, _) in options.checksOnly = true },
    Option(
      names: ["--slow"], summary: "Test cells with skip=slow too.", tool: TestTool.name
    ) { (options, _) in options.testsSlowCells = true },
    Option(
      names: ["--markdown"], summary: "Write the whole reference of the language as Markdown.",
      tool: HelpTool.name
    ) { (options, _) in options.writesMarkdown = true },
    Option(
      names: ["--to"], value: "FORM", summary: "html, ipynb or nn.", tool: RenderTool.name
    ) { $0.target = $1 },
    Option(
      names: ["--output"], value: "FILE", summary: "Where to write it; '-' is standard output.",
      tool: RenderTool.name
    ) { $0.output = $1 },
    Option(names: ["--version"], summary: "Show the version.") { (options, _) in
      options.showsVersion = true
    },
    Option(names: ["--help", "-h"], summary: "Show this.") { (options, _) in
      options.showsHelp = true
    },
  ]

  init() {}

  init(parsing arguments: [String]) throws(Misuse) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        words.append(word)
        continue
      }
      try take(word, &rest)
    }
  }

  private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(Misuse) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = word.hasPrefix("--") ? String(parts.first ?? "") : word
    guard let option = Self.all.first(where: { $0.names.contains(name) && isOpen($0) }) else {
      return try takeUnknown(word, name)
    }
    guard let placeholder = option.value else {
      guard parts.count == 1 else { throw Misuse(message: "\(name) takes no value") }
      return try option.take(&self, "")
    }
    if name != word {
      return try option.take(&self, String(parts[1]))
    }
    guard let value = rest.popFirst() else {
      throw Misuse(message: "\(name) needs a value", hint: "write \(name) \(placeholder)")
    }
    try option.take(&self, value)
  }

  /// Whether an option may stand here: one of a tool only after its name.
  private func isOpen(_ option: Option) -> Bool {
    option.tool == nil || option.tool == words.first
  }

  private mutating func takeUnknown(_ word: String, _ name: String) throws(Misuse) {
    // A script may have options of its own.
    if let first = words.first, Tools.named(first) == nil { return words.append(word) }
    if !texts.isEmpty, !words.isEmpty { return words.append(word) }
    let names = Self.all.filter(isOpen).flatMap(\.names)
    throw Misuse(
      message: "there is no option '\(name)'",
      hint: Correction.nearest(to: name, among: names)?.hint ?? "nn --help lists them")
  }
}
