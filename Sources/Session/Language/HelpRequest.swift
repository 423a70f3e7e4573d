import Specification
import Syntax

/// `train ?`, `layer dense ?`: asks for help where an argument would stand.
enum HelpRequest {
  /// The words that help is wanted on; `nil` for a command that is to run. Elsewhere than right
  /// after a verb or an entry of its catalogs, `?` is a value that is missing.
  static func words(of line: CommandLine) -> [String]? {
    let tokens = line.arguments.tokens
    guard let kind = Commands.byName[line.verb.text], let last = tokens.last,
      last.isSymbol(.question), tokens.count <= 2, !takesMissingValues(kind)
    else { return nil }
    guard tokens.count == 2 else { return [kind.name] }
    guard let entry = tokens.first?.name, kind.topic.entries.contains(where: { $0.name == entry })
    else { return nil }
    return [kind.name, entry]
  }

  /// Whether `?` is a value there, as of `predict`.
  private static func takesMissingValues(_ kind: Kind<any Command>) -> Bool {
    if case .words(let choices, _)? = kind.arguments.first?.form { choices.isEmpty } else { false }
  }
}
