import Diagnostics
import Network
import OrderedCollections
import Specification
import Syntax
import Tensors

/// The values of expressions.
extension Interpreter {
  /// The value of an expression; its spans count in `source`.
  func value(
    of expression: Expression, in source: SourceText
  ) throws(Diagnostic) -> Value {
    switch expression.kind {
    case .number(let value): return .number(value)
    case .boolean(let value): return .boolean(value)
    case .none: return .none
    case .text(let parts): return .text(try text(parts, in: source))
    case .name(let name): return try lookUp(Name(name, expression.span))
    case .list(let elements):
      var values: [Value] = []
      for element in elements { values.append(try value(of: element, in: source)) }
      return .list(values)
    case .range(let from, let to, let step): return try range(from, to, step, in: source)
    case .record(let fields):
      var record: OrderedDictionary<String, Value> = [:]
      for field in fields { record[field.name.text] = try value(of: field.value, in: source) }
      return .record(record)
    case .negative(let operand):
      return .number(-(try number(operand, "'-'", in: source)))
    case .not(let operand): return .boolean(!(try condition(operand, in: source)))
    case .binary(let operation, let place, let left, let right):
      return try binary(operation, place, left, right, in: source)
    case .call(let name, let arguments): return try call(name, arguments, in: source)
    case .index(let base, let position): return try element(position, of: base, in: source)
    case .field(let base, let name): return try field(name, of: base, in: source)
    }
  }

  /// The value of an expression that must be a boolean.
  func condition(
    _ expression: Expression, in source: SourceText
  ) throws(Diagnostic) -> Bool {
    let found = try value(of: expression, in: source)
    guard case .boolean(let value) = found else {
      throw Diagnostic(
        "condition.kind", "a condition must be true or false, not \(found.kind)",
        at: expression.span, hint: "compare it, as in x > 0")
    }
    return value
  }

  private func text(
    _ parts: [TextPart], in source: SourceText
  ) throws(Diagnostic) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .characters(let characters): text += characters
      case .expression(let expression):
        text += try value(of: expression, in: source).characters
      }
    }
    return text
  }

  private func number(
    _ expression: Expression, _ user: String, in source: SourceText
  ) throws(Diagnostic) -> Double {
    let found = try value(of: expression, in: source)
    guard case .number(let value) = found else {
      throw Diagnostic(
        "operator.kind", "\(user) takes numbers, not \(found.kind)", at: expression.span)
    }
    return value
  }

  private func range(
    _ from: Expression, _ to: Expression, _ step: Expression?, in source: SourceText
  ) throws(Diagnostic) -> Value {
    let lower = try number(from, "a range", in: source)
    let upper = try number(to, "a range", in: source)
    let by = try step.map { (step) throws(Diagnostic) in
      try number(step, "a range", in: source)
    }
    do throws(FunctionMistake) {
      return .range(try Functions.range(from: lower, to: upper, step: by ?? 1))
    } catch {
      throw Diagnostic("range.size", error.message, at: (step ?? to).span)
    }
  }

  // MARK: Calls, elements, fields

  private func call(
    _ name: Name, _ arguments: [Expression], in source: SourceText
  ) throws(Diagnostic) -> Value {
    let function = try function(name, arguments)
    var values: [Value] = []
    for argument in arguments { values.append(try value(of: argument, in: source)) }
    if host.interrupt.isRaised, !isAsking { throw .expressionInterrupted }
    // The seed is not the text's alone.
    if checking != nil, name.text == "random" { throw .unknowable }
    let result: Value
    do throws(FunctionMistake) {
      result = try function.call(values, &draft.streams[.random])
    } catch {
      let place = arguments.indices.contains(error.argument) ? error.argument : 0
      throw Diagnostic(
        "function.value", error.message,
        at: arguments.isEmpty ? name.span : arguments[place].span, hint: error.hint)
    }
    return try finite(result, at: name.span)
  }

  /// The function of a call, which takes as many values.
  func function(_ name: Name, _ arguments: [Expression]) throws(Diagnostic) -> Function {
    guard let function = Functions.byName[name.text] else { throw unknownFunction(name) }
    guard function.counts.contains(arguments.count) else {
      throw Diagnostic(
        "function.count", "\(name.text) takes \(function.counts.inWords), not \(arguments.count)",
        at: arguments.count > function.counts.upperBound
          ? arguments[function.counts.upperBound].span : name.span,
        usage: function.usage)
    }
    return function
  }

  private func unknownFunction(_ name: Name) -> Diagnostic {
    if draft.definitions[name.text] != nil {
      return Diagnostic(
        "function.command", "'\(name.text)' is a command, not a function", at: name.span,
        hint: "write let result = \(name.text) …, then use result")
    }
    if isBound(name.text) {
      return Diagnostic(
        "function.value", "'\(name.text)' is a value, not a function", at: name.span,
        hint: "write \(name.text) * … to multiply, \(name.text)[1] for an element")
    }
    return Diagnostic(
      "function.unknown", "no function is called '\(name.text)'", at: name.span,
      hint: "type help topics for the functions",
      correction: .nearest(to: name.text, among: Functions.all.map(\.name)))
  }

  private func element(
    _ position: Expression, of base: Expression, in source: SourceText
  ) throws(Diagnostic) -> Value {
    let list = try value(of: base, in: source)
    let index = try value(of: position, in: source)
    if case .record(let fields) = list, case .text(let name) = index {
      return try field(named: name, of: fields, at: position.span)
    }
    let elements = try self.elements(of: list, at: base.span, wanted: "an index")
    switch index {
    case .number(let number):
      return elements[try offset(number, elements.count, at: position.span)]
    case .range(let range):
      var picked: [Value] = []
      for number in range.elements {
        picked.append(elements[try offset(number, elements.count, at: position.span)])
      }
      guard case .text = list else { return .list(picked) }
      return .text(picked.map(\.characters).joined())
    default:
      throw Diagnostic(
        "index.kind", "an index is a number or a range, not \(index.kind)", at: position.span)
    }
  }

  /// The elements that a `for` goes over or an index picks from.
  func elements(
    of value: Value, at span: Span, wanted: String
  ) throws(Diagnostic) -> [Value] {
    switch value {
    case .list(let elements): return elements
    case .range(let range): return range.elements.map { .number($0) }
    case .text(let text): return text.map { .text(String($0)) }
    case .tensor(let tensor): return tensor.elements
    default:
      throw Diagnostic(
        "index.base", "\(wanted) needs a list, a range or a text, not \(value.kind)", at: span)
    }
  }

  /// The place from 0 of an index that counts from 1, or from −1 backwards.
  private func offset(
    _ number: Double, _ count: Int, at span: Span
  ) throws(Diagnostic) -> Int {
    guard let index = Int(exactly: number), index != 0 else {
      throw Diagnostic(
        "index.whole", "there is no element \(number.written)", at: span,
        hint: "indices are whole and count from 1, or from -1 backwards")
    }
    guard index.magnitude <= count.magnitude else {
      throw Diagnostic(
        "index.range", "there is no element \(index)", at: span,
        hint: count == 0 ? "the list is empty" : "there are \(count), counted from 1")
    }
    return index > 0 ? index - 1 : count + index
  }

  private func field(
    _ name: Name, of base: Expression, in source: SourceText
  ) throws(Diagnostic) -> Value {
    let found = try value(of: base, in: source)
    guard case .record(let fields) = found else {
      throw Diagnostic(
        "field.base", "\(found.kind) has no fields", at: base.span,
        hint: "the result of a command has: let r = train")
    }
    return try field(named: name.text, of: fields, at: name.span)
  }

  /// A field by its name: `r.f1`, or `r["f1"]`, for fields that are named after data.
  private func field(
    named name: String, of fields: OrderedDictionary<String, Value>, at span: Span
  ) throws(Diagnostic) -> Value {
    guard let value = fields[name] else {
      let names = Array(fields.keys)
      throw Diagnostic(
        "field.unknown", "this record has no field '\(name)'", at: span,
        hint: "it has \(listed(names))", correction: .nearest(to: name, among: names))
    }
    return value
  }

  /// Numbers outside the range of a Float64 are an error where they arise.
  func finite(_ value: Value, at span: Span) throws(Diagnostic) -> Value {
    if case .number(let number) = value, !number.isFinite {
      throw Diagnostic(
        "number.range", "the result is not a finite number", at: span,
        hint: "numbers reach to about 1.8e308")
    }
    return value
  }
}

extension ClosedRange<Int> {
  /// “1 value”, “2 to 3 values”.
  fileprivate var inWords: String {
    if lowerBound == upperBound { return lowerBound == 1 ? "1 value" : "\(lowerBound) values" }
    return upperBound >= 1_000
      ? "at least \(lowerBound) value" : "\(lowerBound) to \(upperBound) values"
  }
}
