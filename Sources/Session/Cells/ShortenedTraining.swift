import Diagnostics
import Network
import Specification
import Syntax

/// A `train` that Ctrl-C ended, written with the steps it made: `train batch 16 steps 214`.
struct ShortenedTraining {
  let text: String

  /// The options whose place `steps` takes.
  private static let replaced: Set<String> = ["epochs", "steps", "for"]

  /// `nil` where the statement is no `train` alone, or where as many steps are not the same: a schedule
  /// looks at the whole length, and patience brings back the best weights at the end.
  init?(_ statement: Statement, in source: SourceText, _ interpreter: Interpreter) {
    guard let interruption = interpreter.course.interruption, interruption.moment == 1,
      let steps = interruption.steps, interpreter.course.timed.isEmpty,
      let line = Self.train(statement), let model = interpreter.draft.model,
      let run = model.interrupted, run.options.patience == nil,
      model.network.schedule is ConstantSchedule,
      let options = Self.options(of: line, in: source)
    else { return nil }
    let start = source[Span(statement.span.lower, line.verb.span.upper)]
    let kept = options.filter { !Self.replaced.contains($0.name) }.map(\.text)
    text = ([start] + kept + ["steps \(steps)"]).joined(separator: " ")
  }

  private static func train(_ statement: Statement) -> CommandLine? {
    switch statement.kind {
    case .command(let line), .binding(_, .command(let line)):
      line.verb.text == Train.spec.name ? line : nil
    default: nil
    }
  }

  /// Each option with its value; `nil` where it is not clear which word is which.
  private static func options(
    of line: CommandLine, in source: SourceText
  ) -> [(name: String, text: String)]? {
    let names = Set(Train.spec.arguments.map(\.info.name))
    var options: [(name: String, span: Span)] = []
    for token in line.arguments.tokens {
      if let name = token.name, names.contains(name) {
        options.append((name, token.span))
      } else if let last = options.indices.last {
        options[last].span = options[last].span.joined(with: token.span)
      } else {
        return nil
      }
    }
    guard Set(options.map(\.name)).count == options.count else { return nil }
    return options.map { ($0.name, source[$0.span]) }
  }
}
