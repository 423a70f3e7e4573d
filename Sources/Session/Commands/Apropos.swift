package import Diagnostics
import Reports
package import Specification

/// `apropos WORD`: what help knows about a word.
package struct Apropos: Command {
  var word = ""

  package init() {}

  package static let spec = Spec<Apropos>(
    "apropos", "Lists the help topics in whose name, summary or examples a word stands.",
    [
      .positional(
        \.word, "word", "A word, or a part of one; capitals make no difference.",
        placeholder: "WORD")
    ],
    examples: ["apropos validation", "apropos rate"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let found = Self.search(word)
    guard !found.isEmpty else {
      throw Diagnostic(
        "apropos.none", "help says nothing of '\(word)'", argument: "word",
        hint: "help topics lists all there is",
        correction: .nearest(to: word, among: HelpPage.names))
    }
    let rows = found.map { HelpArticle.Row(term: $0.name, explanation: $0.summary) }
    interpreter.emit(.prose(HelpPage.columns(rows).joined(separator: "\n")), asked: true)
    return .list(found.map { .text($0.name) })
  }

  /// The articles that a word stands in: as the name first, then in it, then in what is said.
  static func search(_ word: String) -> [HelpArticle] {
    let wanted = word.lowercased()
    let holds = { (text: String) in text.lowercased().contains(wanted) }
    var (exact, named, others): ([HelpArticle], [HelpArticle], [HelpArticle]) = ([], [], [])
    for article in HelpIndex.all {
      if article.words.contains(wanted) {
        exact.append(article)
      } else if holds(article.name) {
        named.append(article)
      } else if holds(article.summary) || article.examples.contains(where: holds)
        || article.lists.first?.rows.contains(where: { holds($0.term) || holds($0.explanation) })
          == true
      {
        others.append(article)
      }
    }
    return exact + named + others
  }
}
