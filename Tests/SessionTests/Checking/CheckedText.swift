import Diagnostics
@testable import Session

/// What a check of a text finds, as a person would see it.
struct CheckedText {
  let check: ScriptCheck

  init(_ text: String, name: String? = nil) {
    let source = SourceText(text, name: name)
    check = EvaluationThread().run { ScriptCheck(of: source) }
  }

  /// `LINE: TOKEN | MESSAGE` of each mistake.
  var mistakes: [String] { check.mistakes.map(described) }
  var warnings: [String] { check.warnings.map(described) }
  var fixes: [String] { check.warnings.map { $0.hint ?? "" } }
  var status: Int { check.status }

  private func described(_ diagnostic: Diagnostic) -> String {
    guard let span = diagnostic.span, let source = diagnostic.source else {
      return diagnostic.message
    }
    return "\(source.line(at: span.lower)): \(source[span]) | \(diagnostic.message)"
  }
}
