import Diagnostics
import Session

/// A word that stands in the place of a file: `nn test FILE …`.
protocol Tool: Sendable {
  static var name: String { get }
  static var usage: String { get }
  static var summary: String { get }
  /// What its help says besides.
  static var details: String { get }
  /// Does its work on the words after its name, and gives the exit status.
  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32
}

extension Tool {
  /// What `nn TOOL --help` shows.
  static var page: String {
    let options = CommandLineOptions.all.filter { $0.tool == name }
    let lines = options.isEmpty ? [] : ["", "Options:"] + CommandLineHelp.rows(options)
    return (["\(usage)", "", summary, "", details] + lines).joined(separator: "\n")
  }

  /// Works through files; the status is the worst of theirs.
  static func each(
    _ files: [String], _ body: (String) -> Int32
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    guard !files.isEmpty else {
      throw CommandLineOptions.Misuse(
        message: "nn \(name) needs at least one file", hint: "write \(usage)")
    }
    var status: Int32 = 0
    for file in files {
      status = max(status, body(file))
      // Whoever interrupts one file does not want the next.
      if status >= 128 { break }
    }
    return status
  }
}

/// Every tool, in the order of help.
enum Tools {
  static let all: [any Tool.Type] = [
    CheckTool.self, FormatTool.self, TestTool.self, RecordTool.self, RenderTool.self,
    HelpTool.self,
  ]

  static func named(_ name: String) -> (any Tool.Type)? { all.first { $0.name == name } }
}
