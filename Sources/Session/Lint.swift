import Diagnostics
import Reports
import Specification

/// Something that usually goes wrong, and how it is seen. A rule is a file in `Lint/`.
protocol LintRule: Sendable {
  /// The word by which `lint` is told to look for this alone.
  var name: String { get }
  var summary: String { get }
  func findings(in subject: LintSubject) -> [LintFinding]
}

/// What a rule found, and what to type about it.
struct LintFinding: Sendable {
  var message: String
  var fix: String
}

/// The rules, in the order in which their findings are shown.
package enum Lint {
  static let rules: [any LintRule] = [
    UnscaledInputs(), LinearStack(), SigmoidDepth(), DoubleOutput(), HardmaxGradient(),
    OutputDropout(),
    ZeroWeights(), LearningRate(), OversizedBatch(), LoneRow(), LookAhead(),
    ClassImbalance(), SharedRows(),
  ]

  package static var names: [String] { rules.map(\.name) }

  static func findings(in subject: LintSubject) -> [LintFinding] {
    rules.flatMap { $0.findings(in: subject) }
  }
}

/// A rule, by its name.
struct LintRuleName: ArgumentValue {
  var rule: any LintRule

  static var form: ArgumentForm {
    .words(Lint.rules.map { Choice($0.name, $0.summary) }, orValue: false)
  }
  static var placeholder: String { "RULE" }
  static var noun: String { "the name of a rule" }

  init?(_ literal: Literal) {
    guard let word = literal.characters, let rule = Lint.rules.first(where: { $0.name == word })
    else { return nil }
    self.rule = rule
  }

  var written: String { rule.name }
}

extension Interpreter {
  /// Keeps what was found about a statement that is checked.
  func warn(of findings: [LintFinding]) {
    guard let checking else { return }
    for finding in findings {
      checking.warn(
        Diagnostic("lint.finding", finding.message, hint: "type '\(finding.fix)'"))
    }
  }
}
