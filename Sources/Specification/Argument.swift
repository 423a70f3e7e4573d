import Diagnostics

/// One argument of a described type: how it is written and which property it sets.
package struct Argument<Root: Sendable>: Sendable {
  package var info: ArgumentInfo
  /// Reads the value from the front of the reader into `root`.
  let bind: @Sendable (inout ArgumentReader, inout Root) throws(Diagnostic) -> Void
  /// The property as the language writes it; for an entry, with its own arguments.
  let write: @Sendable (Root) -> String
  /// Begins to read an entry of a catalog; only for entries.
  var beginEntry: BeginEntry?

  /// Takes an entry's name from the reader.
  typealias BeginEntry =
    @Sendable (inout ArgumentReader, Outer) throws(Diagnostic) -> any EntryBinding<Root>

  package typealias Path<Value> = WritableKeyPath<Root, Value> & Sendable

  /// An argument told by its place; `form` where it is written in another way than its type says.
  package static func positional<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, required: Bool = true,
    form: ArgumentForm? = nil, placeholder: String? = nil, rule: Rule<Value>? = nil,
    meaning: Meaning? = nil
  ) -> Self {
    var argument = make(
      path, name, summary, .positional, required,
      placeholder ?? meaning?.placeholder ?? name.uppercased(), rule, form: form)
    argument.info.meaning = meaning
    return argument
  }

  /// All that follows, up to the first option.
  package static func rest<Value: ArgumentValue>(
    _ path: any Path<[Value]>, _ name: String, _ summary: String, required: Bool = true,
    placeholder: String? = nil, rule: Rule<Value>? = nil, meaning: Meaning? = nil
  ) -> Self {
    var info = info(
      name, summary, .rest, required, Value.form, Value.noun,
      (placeholder ?? meaning?.placeholder ?? name.uppercased()) + " …")
    info.meaning = meaning
    return Self(info: info) {
      (reader: inout ArgumentReader, root: inout Root) throws(Diagnostic) in
      if let value = try value(from: &reader, name, rule) { root[keyPath: path].append(value) }
    } write: {
      $0[keyPath: path].map(\.written).joined(separator: " ")
    }
  }

  /// `usual` is the value that is taken without the option, where the property does not say it.
  package static func option<Value: ArgumentValue>(
    _ path: any Path<Value>, _ name: String, _ summary: String, placeholder: String? = nil,
    rule: Rule<Value>? = nil, excludes: [String] = [], meaning: Meaning? = nil,
    usual: Value? = nil
  ) -> Self {
    var option = make(
      path, name, summary, .option, false,
      placeholder ?? meaning?.placeholder(in: Value.form) ?? Value.placeholder, rule)
    option.info.excludes = excludes
    option.info.meaning = meaning
    option.info.fallback = usual?.written
    option.info.isCommon = usual != nil
    return option
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
    let info = info(name, summary, role, isRequired, form, Value.noun, placeholder)
    return Self(info: info) {
      (reader: inout ArgumentReader, root: inout Root) throws(Diagnostic) in
      if let value = try value(from: &reader, name, rule, form: form) {
        root[keyPath: path] = value
      }
    } write: {
      $0[keyPath: path].written
    }
  }

  private static func info(
    _ name: String, _ summary: String, _ role: ArgumentInfo.Role, _ isRequired: Bool,
    _ form: ArgumentForm, _ noun: String, _ placeholder: String
  ) -> ArgumentInfo {
    precondition(role == .option || !form.isFlag, "only an option may stand without its value")
    return ArgumentInfo(
      name: name, summary: summary, role: role, isRequired: isRequired, form: form,
      noun: noun, placeholder: placeholder)
  }

  /// The same argument of a type that has this one as a property.
  package func inside<Whole: Sendable>(
    _ path: any WritableKeyPath<Whole, Root> & Sendable
  ) -> Argument<Whole> {
    let (bind, write) = (bind, write)
    return Argument<Whole>(info: info) {
      (reader: inout ArgumentReader, whole: inout Whole) throws(Diagnostic) in
      try bind(&reader, &whole[keyPath: path])
    } write: {
      write($0[keyPath: path])
    }
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

/// Reads one value by the form of its type; a wrong kind or a broken rule is an error at it. `nil` for
/// a value that only a run can tell.
private func value<Value: ArgumentValue>(
  from reader: inout ArgumentReader, _ name: String, _ rule: Rule<Value>?,
  form: ArgumentForm = Value.form
) throws(Diagnostic) -> Value? {
  let reading = try reader.reading(form)
  if reading.literal.isUnknown {
    reader.places.hasUnknown = true
    reader.noteUnknown()
    return nil
  }
  guard let value = Value(reading.literal) else {
    if let requirement = rule?.requirement, reading.isHugeWhole {
      throw outOfRange(name, requirement, reading)
    }
    throw Value.culprit(in: reading).mistake(for: name)
  }
  if let rule, !rule.holds(value) {
    var mistake = outOfRange(name, rule.requirement, reading)
    mistake.hint = "this is \(value.written.prefix(40))"
    if let share = Value.share(reading), rule.holds(share) {
      mistake.correction = .write(
        share.written, hint: "write \(share.written) for that many percent")
    }
    throw mistake
  }
  return value
}

private func outOfRange(_ name: String, _ requirement: String, _ reading: Reading) -> Diagnostic {
  Diagnostic(
    "argument.range", "\(name) must be \(requirement)", at: reading.span,
    hint: "it is far beyond")
}

extension ArgumentValue {
  /// A hundredth of what was written, where that looks like percent.
  fileprivate static func share(_ reading: Reading) -> Self? {
    guard case .number(let number) = reading.literal, (5...100).contains(number) else { return nil }
    return Self(.number((number / 100 * 1e6).rounded() / 1e6))
  }
}
