import Diagnostics

extension Culprit {
  /// What is said where this stands for an argument that it cannot be.
  func mistake(for name: String) -> Diagnostic {
    let choices = form.choices
    switch reading.literal {
    case .word(let word, _) where choices.contains(where: { $0.name == word }):
      return misfit(word, choices)
    case .word(let word, _) where !choices.isEmpty: return unknown(word, name)
    case .number(let value) where noun != Double.noun && (choices.isEmpty || takesValues):
      return Diagnostic(
        "argument.kind", "\(name) must be \(noun)", at: reading.span,
        hint: "this is \(value.written)")
    default:
      return Diagnostic(
        "argument.kind", "\(name) must be \(noun), not \(reading.literal.kind)", at: reading.span,
        hint: choices.isEmpty ? nil : "choose \(listed(choices.map(\.name)))")
    }
  }

  /// Whether an expression may stand in place of a fixed word.
  private var takesValues: Bool {
    if case .words(_, orValue: true) = form { true } else { false }
  }

  private func unknown(_ word: String, _ name: String) -> Diagnostic {
    let names = form.choices.map(\.name)
    let message =
      takesValues
      ? "\(name) must be \(noun), not '\(word.prefix(40))'"
      : "no \(name) is called '\(word.prefix(40))'"
    return Diagnostic(
      "argument.word", message, at: reading.span,
      hint: Suggestion.hint(for: word, among: names, else: "choose \(listed(names))"))
  }

  /// A word of the set with brackets that it does not take, or without those that it needs.
  private func misfit(_ word: String, _ choices: [Choice]) -> Diagnostic {
    let parameters = choices.first { $0.name == word }?.parameters.map(\.name) ?? []
    let call = "write \(word)(\(parameters.joined(separator: ", ")))"
    guard case .word(_, let numbers) = reading.literal, !numbers.isEmpty || parameters.isEmpty
    else {
      return Diagnostic(
        "argument.parameters", "'\(word)' needs brackets", at: reading.span, hint: call)
    }
    return Diagnostic(
      "argument.parameters", "'\(word)' does not take these numbers in its brackets",
      at: reading.span, hint: parameters.isEmpty ? "write \(word) alone" : call)
  }
}

/// “a, b or c”, cut after a dozen.
package func listed(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
  guard names.count <= 12 else { return names.prefix(12).joined(separator: ", ") + ", …" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
