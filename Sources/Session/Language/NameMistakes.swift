import Diagnostics
import Specification
import Syntax

// What was meant by a word that is no command, or no option of its command.
extension Interpreter {
  /// A word at the beginning of a line that nothing is called.
  func unknownCommand(_ verb: Name, orValue: Bool = false, among candidates: [String]) -> Diagnostic
  {
    Diagnostic(
      orValue ? "name.unknown" : "command.unknown",
      "no command \(orValue ? "or value " : "")is called '\(verb.text)'", at: verb.span,
      hint: "type help for the commands",
      correction: .nearest(to: verb.text, among: candidates) ?? leftOut(before: verb.text))
  }

  /// The verb before the name of an entry or an option: `iris`, `dense 16`, `epochs 5`.
  private func leftOut(before word: String) -> Correction? {
    let verb =
      Commands.all.first { $0.topic.entries.contains { $0.name == word } }
      ?? Commands.all.first { $0.arguments.contains { $0.isOption && $0.name == word } }
    return verb.map {
      .write("\($0.name) ", at: .before, hint: "did you mean '\($0.name) \(word)'?")
    }
  }

  /// The same mistake with the commands that an unknown option belongs to.
  func explained(_ mistake: Diagnostic, in line: CommandLine) -> Diagnostic {
    guard mistake.id == "option.unknown", mistake.correction == nil, let span = mistake.span
    else { return mistake }
    let word = line.arguments.source[span]
    var copy = mistake
    if let owners = Self.owners(of: word, except: line.verb.text) {
      copy.hint = "it belongs to \(owners)"
    } else if Commands.byName[word] != nil {
      copy.hint = "\(word) is a command of its own; write it on another line"
    } else if mistake.hint == nil {
      copy.hint = "help \(line.verb.text) tells what it takes"
    }
    return copy
  }

  /// The commands, or the entries of one, that have an option: `optimizer sgd`.
  private static func owners(of option: String, except verb: String) -> String? {
    var owners: [String] = []
    for kind in Commands.all {
      if kind.name != verb, kind.arguments.contains(where: { $0.isOption && $0.name == option }) {
        owners.append(kind.name)
      }
      let entries = kind.topic.entries.filter { entry in
        entry.arguments.contains { $0.isOption && $0.name == option }
      }
      owners +=
        entries.count > 3 ? [kind.name] : entries.map { "\(kind.name) \($0.name)" }
    }
    // Those that say how to train are meant more often than what a layer takes.
    let layers = owners.filter { $0.hasPrefix("layer ") }
    let others = owners.filter { !$0.hasPrefix("layer ") }
    return owners.isEmpty ? nil : listed(others + layers)
  }
}
