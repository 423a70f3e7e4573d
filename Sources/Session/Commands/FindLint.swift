package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lint [RULE …]`: what usually goes wrong, and what to type about it.
package struct FindLint: Command {
  var rules: [LintRuleName] = []

  package init() {}

  package static let spec = Spec<FindLint>(
    "lint", "Warns of what usually goes wrong with such data, such a network, such a training.",
    [
      .rest(
        \.rules, "rule", "What to look for; everything without it.", required: false,
        placeholder: "RULE")
    ],
    examples: ["data iris", "layer dense 16 relu", "layer dense out", "lint"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let findings = self.findings(interpreter)
    for finding in findings {
      interpreter.emit(.warning(Warning(finding.message, hint: "type '\(finding.fix)'")))
    }
    if findings.isEmpty { interpreter.emit(.text("nothing to warn of"), asked: true) }
    return .list(
      findings.map { .record(["message": .text($0.message), "fix": .text($0.fix)]) })
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = (try interpreter.dataInUse(), try interpreter.modelInUse())
    interpreter.warn(of: findings(interpreter))
    return .unknown
  }

  private func findings(_ interpreter: Interpreter) -> [LintFinding] {
    let draft = interpreter.draft
    let subject = LintSubject(draft.dataset, draft.model, draft.model?.training, interpreter)
    let chosen = rules.isEmpty ? Lint.rules : rules.map(\.rule)
    return chosen.flatMap { $0.findings(in: subject) }
  }
}
