import Diagnostics

/// What help, completion and the reference need to know of an argument; no closures, no types.
package struct ArgumentInfo: Sendable {
  package enum Role: Sendable {
    /// Told by its place.
    case positional
    /// All that follows, up to the first option.
    case rest
    /// `name value`.
    case option
    /// In round brackets that touch the name: `huber(2)`.
    case parameter
    /// An entry of a catalog, followed by that entry's own arguments.
    case entry
  }

  package var name: String
  package var summary: String
  package var role: Role
  package var isRequired: Bool
  package var form: ArgumentForm
  /// What stands for the value in a usage line.
  package var placeholder: String
  /// The value without the argument, as the language writes it; `nil` where there is none.
  package var fallback: String?
  /// What is known of each entry, for an entry of a catalog.
  package var entries: @Sendable () -> [Topic] = { [] }

  package var isOption: Bool { role == .option }
}

/// A rule that a value keeps, with the words a message uses.
package struct Rule<Value: Sendable>: Sendable {
  package let requirement: String
  let holds: @Sendable (Value) -> Bool

  package init(_ requirement: String, _ holds: @escaping @Sendable (Value) -> Bool) {
    self.requirement = requirement
    self.holds = holds
  }
}

extension Rule where Value: Comparable & ArgumentValue {
  package static func atLeast(_ bound: Value) -> Rule {
    Rule("at least \(bound.written)") { $0 >= bound }
  }
  package static func above(_ bound: Value) -> Rule {
    Rule("above \(bound.written)") { $0 > bound }
  }
  package static func within(_ range: ClosedRange<Value>) -> Rule {
    Rule("from \(range.lowerBound.written) to \(range.upperBound.written)") { range.contains($0) }
  }
  package static func within(_ range: Range<Value>) -> Rule {
    Rule("at least \(range.lowerBound.written) and below \(range.upperBound.written)") {
      range.contains($0)
    }
  }

  /// The same rule where there is a value.
  package var ifPresent: Rule<Value?> {
    Rule<Value?>(requirement) { [holds] value in value.map(holds) ?? true }
  }
}

/// One argument of a described type: how it is written and which property it sets.
package struct Argument<Root: Sendable>: Sendable {
  package var info: ArgumentInfo
  /// Reads the value from the front of the reader into `root`.
  let bind: @Sendable (inout ArgumentReader, inout Root) throws(Diagnostic) -> Void
  /// The property as the language writes it; for an entry, with its own arguments.
  let write: @Sendable (Root) -> String
  /// Begins to read an entry of a catalog; only for entries.
  var beginEntry: BeginEntry?

  /// Takes an entry's name from the reader, given how its owner is called in messages.
  typealias BeginEntry =
    @Sendable (inout ArgumentReader, _ title: String) throws(Diagnostic) ->
    any EntryBinding<Root>

  package typealias Path<Value> = WritableKeyPath<Root, Value> & Sendable

  /// An argument told by its place; `form` where it is written in another way than its type says.
  package static func positional<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, required: Bool = true,
    form: ArgumentForm? = nil, placeholder: String? = nil, rule: Rule<Value>? = nil
  ) -> Self {
    make(
      path, name, summary, .positional, required, placeholder ?? name.uppercased(), rule,
      form: form)
  }

  /// All that follows, up to the first option.
  package static func rest<Value: ArgumentValue>(
    _ path: any Path<[Value]>, _ name: String, _ summary: String, required: Bool = true,
    placeholder: String? = nil, rule: Rule<Value>? = nil
  ) -> Self {
    let info = info(
      name, summary, .rest, required, Value.form, (placeholder ?? name.uppercased()) + " …", nil)
    return Self(info: info) {
      (reader: inout ArgumentReader, root: inout Root) throws(Diagnostic) in
      root[keyPath: path].append(try value(from: &reader, name, rule))
    } write: {
      $0[keyPath: path].map(\.written).joined(separator: " ")
    }
  }

  package static func option<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, placeholder: String? = nil,
    rule: Rule<Value>? = nil
  ) -> Self {
    make(path, name, summary, .option, false, placeholder ?? Value.placeholder, rule)
  }

  /// A value in round brackets that touch the name: `huber(2)`.
  package static func parameter<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, rule: Rule<Value>? = nil
  ) -> Self {
    make(path, name, summary, .parameter, false, Value.placeholder, rule)
  }

  private static func make<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, _ role: ArgumentInfo.Role,
    _ isRequired: Bool, _ placeholder: String, _ rule: Rule<Value>?, form: ArgumentForm? = nil
  ) -> Self {
    let form = form ?? Value.form
    let info = info(name, summary, role, isRequired, form, placeholder, nil)
    return Self(info: info) {
      (reader: inout ArgumentReader, root: inout Root) throws(Diagnostic) in
      root[keyPath: path] = try value(from: &reader, name, rule, form: form)
    } write: {
      $0[keyPath: path].written
    }
  }

  private static func info(
    _ name: String, _ summary: String, _ role: ArgumentInfo.Role, _ isRequired: Bool,
    _ form: ArgumentForm, _ placeholder: String, _ fallback: String?
  ) -> ArgumentInfo {
    ArgumentInfo(
      name: name, summary: summary, role: role, isRequired: isRequired, form: form,
      placeholder: placeholder, fallback: fallback)
  }

  init(
    info: ArgumentInfo,
    bind: @escaping @Sendable (inout ArgumentReader, inout Root) throws(Diagnostic) -> Void,
    write: @escaping @Sendable (Root) -> String,
    beginEntry: BeginEntry? = nil
  ) {
    self.info = info
    self.bind = bind
    self.write = write
    self.beginEntry = beginEntry
  }
}

/// Reads one value by the form of its type; a wrong kind or a broken rule is an error at it.
private func value<Value: ArgumentValue>(
  from reader: inout ArgumentReader, _ name: String, _ rule: Rule<Value>?,
  form: ArgumentForm = Value.form
) throws(Diagnostic) -> Value {
  let literal = try reader.read(form)
  guard let value = Value(literal) else {
    throw mistaken(literal, name: name, form: Value.form, noun: Value.noun, at: reader.last)
  }
  if let rule, !rule.holds(value) {
    throw Diagnostic(
      "argument.range", "\(name) must be \(rule.requirement)", at: reader.last,
      hint: "this is \(value.written)")
  }
  return value
}

private func mistaken(
  _ literal: Literal, name: String, form: ArgumentForm, noun: String, at span: Span
) -> Diagnostic {
  let choices = form.choices.map(\.name)
  if case .word(let word, let parameters) = literal, !choices.isEmpty {
    guard !choices.contains(word) else { return misfit(word, parameters, form, at: span) }
    return Diagnostic(
      "argument.word", "no \(name) is called '\(word)'", at: span,
      hint: Suggestion.hint(for: word, among: choices, else: "choose \(listed(choices))"))
  }
  if case .number(let value) = literal, noun != Double.noun {
    return Diagnostic(
      "argument.kind", "\(name) must be \(noun)", at: span, hint: "this is \(value.written)")
  }
  return Diagnostic(
    "argument.kind", "\(name) must be \(noun), not \(literal.kind)", at: span,
    hint: choices.isEmpty ? nil : "choose \(listed(choices))")
}

private func misfit(
  _ word: String, _ parameters: [Double], _ form: ArgumentForm, at span: Span
) -> Diagnostic {
  let wanted = form.choices.first { $0.name == word }?.parameters.map(\.name) ?? []
  let hint =
    wanted.isEmpty
    ? "write \(word) alone" : "write \(word)(\(wanted.joined(separator: ", ")))"
  return Diagnostic(
    "argument.parameters", "'\(word)' does not take these numbers in its brackets", at: span,
    hint: hint)
}

/// “one of a, b or c”, cut after a dozen.
package func listed(_ names: [String]) -> String {
  guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
  guard names.count <= 12 else { return names.prefix(12).joined(separator: ", ") + ", …" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}
