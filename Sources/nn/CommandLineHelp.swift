import Session

/// What `nn --help` shows, made from the options and the tools.
enum CommandLineHelp {
  static let usage = "nn [OPTION …] [FILE [ARGUMENT …] | -c TEXT | TOOL …]"

  static var page: String {
    let options = CommandLineOptions.all.filter { $0.tool == nil }
    let lines =
      [
        usage, "",
        "A notebook for neural networks. Without a file, the prompt on a terminal, and standard input",
        "as a script elsewhere; '-' is standard input too.", "", "Tools:",
      ]
      + HelpPage.columns(
        Tools.all.map { HelpArticle.Row(term: $0.usage, explanation: $0.summary) }) + [
        "", "Options:",
      ]
      + rows(options) + [
        "",
        "Exit status: 0 done, 1 an error or a failed expect, 2 a text that does not parse or wrong use,",
        "130 interrupted.",
      ]
    return lines.joined(separator: "\n")
  }

  static func rows(_ options: [CommandLineOptions.Option]) -> [String] {
    HelpPage.columns(
      options.map { option in
        HelpArticle.Row(
          term: ([option.names.joined(separator: ", ")] + (option.value.map { [$0] } ?? []))
            .joined(separator: " "), explanation: option.summary)
      })
  }
}
