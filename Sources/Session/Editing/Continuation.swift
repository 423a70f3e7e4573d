import Diagnostics
import Specification
import Syntax

/// How a text is sure to go on, or sensibly can.
struct Continuation {
  private let source: String
  private let facts: SessionFacts

  init(_ text: String, _ facts: SessionFacts) {
    source = text
    self.facts = facts
  }

  var text: String? {
    let found = Completer(source, facts).found()
    if !found.typed.isEmpty || found.inQuotes { return rest(found) }
    guard source.last == " " || source.last == "\t" else { return nil }
    switch found.place {
    case .form(let word): return word
    case .arguments, .name: return argument(found)
    default: return nil
    }
  }

  /// What is missing of the only word that fits.
  private func rest(_ found: Completer.Found) -> String? {
    guard found.offers.count == 1, let offer = found.offers.first else { return nil }
    let written = offer.written(inQuotes: found.inQuotes, isClosed: false).unicodeScalars
    let typed = source.unicodeScalars.suffix(
      source.unicodeScalars.count - ScalarPlaces(source)[found.start])
    guard written.starts(with: typed), written.count > typed.count else { return nil }
    return String(written.dropFirst(typed.count))
  }

  /// What a command needs next; where it needs nothing, an option that is often given.
  private func argument(_ found: Completer.Found) -> String? {
    guard let (line, trace) = found.line, let scope = found.scope else { return nil }
    for expectation in trace.expected {
      switch expectation {
      case .value(let info, inList: false) where trace.isOpen:
        if info.isOption, let fallback = info.fallback { return fallback }
        if info.meaning?.isFile == true { return nil }
        return needed(found, line, scope)
          ?? (info.form.choices.count == 1 ? info.form.choices.first?.name : nil)
      case .option(let info) where info.isCommon:
        guard !trace.parts.contains(where: \.isOption), let value = info.fallback else {
          return nil
        }
        return "\(info.name) \(value)"
      default: continue
      }
    }
    return nil
  }

  private func needed(
    _ found: Completer.Found, _ line: TextWalk.Line, _ scope: Scope
  ) -> String? {
    guard let kind = Commands.byName[line.verb.name ?? ""] else { return nil }
    let begun = source.utf8.dropFirst(line.verb.span.lower)
    if let rest = Examples(kind).continuation(of: String(begun) ?? "", scope) { return rest }
    guard found.offers.count == 1, let only = found.offers.first else { return nil }
    return only.written(inQuotes: false, isClosed: false)
  }
}

extension ArgumentTrace.Part {
  fileprivate var isOption: Bool {
    if case .option = kind { true } else { false }
  }
}
