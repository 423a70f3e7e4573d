import Diagnostics

extension Culprit {
  /// What is said where this stands for an argument that it cannot be.
  func mistake(for name: String) -> Diagnostic {
    let choices = form.choices
    if let keyword = leftOut(choices) {
      return Diagnostic(
        "argument.word", "the word \(keyword) is missing", at: reading.span,
        correction: .write("\(keyword) ", at: .before, hint: "write \(keyword) before this"))
    }
    switch reading.literal {
    case .word(let word, _) where choices.contains(where: { $0.name == word }):
      return misfit(word, choices)
    case .word(let word, _) where !choices.isEmpty: return unknown(word, name)
    case .number(let value) where noun != Double.noun && (choices.isEmpty || takesValues):
      return Diagnostic(
        "argument.kind",
        reading.isHugeWhole ? "\(name) is far too large" : "\(name) must be \(noun)",
        at: reading.span, hint: "this is \(value.written)")
    default:
      return Diagnostic(
        "argument.kind", "\(name) must be \(noun), not \(reading.literal.kind)", at: reading.span,
        hint: choices.isEmpty || takesValues ? nil : "choose \(listed(choices.map(\.name)))",
        correction: correction(choices))
    }
  }

  /// The only word that can stand here, where something stands that is not like it.
  private func leftOut(_ choices: [Choice]) -> String? {
    guard choices.count == 1, !takesValues, let keyword = choices.first?.name else { return nil }
    guard let word = reading.literal.characters else { return keyword }
    return word == keyword || Suggestion.meant(by: word, among: [keyword]) != nil ? nil : keyword
  }

  /// A number in quotes without them; a number or word that stands for a boolean.
  private func correction(_ choices: [Choice]) -> Correction? {
    switch reading.literal {
    case .text(let text) where choices.isEmpty && Double(text).map(\.isFinite) == true:
      .write(text, hint: "write \(text) without quotes")
    case .text(let text) where choices.isEmpty: NumberWords.number(text).map { .write($0) }
    case .number(let number) where number == 0 || number == 1:
      Suggestion.meant(by: number.written, among: choices.map(\.name)).map { .write($0) }
    default: nil
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
      "argument.word", message, at: reading.span, hint: "choose \(listed(names))",
      correction: .nearest(to: word, among: names))
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
    guard numbers.count == parameters.count else {
      return Diagnostic(
        "argument.parameters",
        parameters.isEmpty
          ? "'\(word)' takes no brackets"
          : "'\(word)' does not take these numbers in its brackets",
        at: reading.span, hint: call,
        correction: parameters.isEmpty ? .write(word, hint: "write \(word) alone") : nil)
    }
    let sorted = numbers.sorted().map(\.written).joined(separator: ", ")
    return Diagnostic(
      "argument.parameters", "the numbers of '\(word)' must be ascending", at: reading.span,
      correction: .write(
        "\(word)(\(sorted))", hint: "\(call), such as \(word)(\(sorted))"))
  }
}

/// “a, b or c”, cut after a dozen.
package func listed(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
  guard names.count <= 12 else { return names.prefix(12).joined(separator: ", ") + ", …" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
