import Specification

/// The reference of the language as Markdown: everything that help says, in one file.
package enum Reference {
  package static var markdown: String {
    var lines = [
      "# Reference", "",
      "Made by `nn help --markdown` from what the program itself knows; do not edit it.", "",
      "`[x]` may be left out; a value in square brackets at the end of a line is used then. "
        + "Of `a|b` one is written.",
    ]
    for (group, section) in zip(Commands.groups, HelpIndex.commandSections) {
      lines += ["", "## \(section.title)"]
      for (kind, article) in zip(group.kinds, section.articles) {
        lines += page(article, level: 3)
        for entry in HelpIndex.entries(of: kind) { lines += page(entry, level: 4) }
      }
    }
    for section in HelpIndex.sections.dropFirst(Commands.groups.count) {
      lines += ["", "## \(section.title)", ""]
      lines += table(section.articles)
    }
    lines += ["", "## Notebooks", "", "````text", NotebookHelp.page, "````"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func page(_ article: HelpArticle, level: Int) -> [String] {
    let mark = String(repeating: "#", count: level)
    var lines = [
      "", "\(mark) `\(article.name)`", "", "```", article.usage, "```", "", article.summary,
    ]
    for list in article.lists where list.title == HelpArticle.argumentsTitle {
      lines += [""] + list.rows.map { "- `\($0.term)`: \(escaped($0.explanation))" }
    }
    if !article.examples.isEmpty { lines += ["", "```nn"] + article.examples + ["```"] }
    return lines
  }

  /// One row an article: how it is written, what it means, an example.
  private static func table(_ articles: [HelpArticle]) -> [String] {
    ["| written | meaning | example |", "|---|---|---|"]
      + articles.map { article in
        let example = article.examples.map { code($0) }.joined(separator: "<br>")
        return "| \(code(article.usage)) | \(escaped(article.summary)) | \(example) |"
      }
  }

  private static func code(_ text: String) -> String {
    "`" + text.replacing("|", with: "\\|") + "`"
  }

  /// A sentence without what Markdown would take for marks.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for letter in text {
      if "|*_<>`".contains(letter) { result += "\\" }
      result.append(letter)
    }
    return result
  }
}
