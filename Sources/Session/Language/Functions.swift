import Diagnostics
import Glibc
import OrderedCollections
import Specification
import Tensors

/// A function of the language: its name, what it takes, what it gives.
package struct Function: Sendable {
  package let name: String
  /// What stands between its brackets, for help: `x`, `list or x, y, …`.
  package let parameters: String
  package let summary: String
  /// How many values it takes.
  let counts: ClosedRange<Int>
  /// An expression that shows it.
  package let example: String
  let call: @Sendable ([Value], inout RandomStream) throws(FunctionMistake) -> Value

  package var usage: String { "\(name)(\(parameters))" }
}

/// Why a function refuses its values; the interpreter adds the place.
struct FunctionMistake: Error {
  var message: String
  /// Which value, from 0.
  var argument = 0
  var hint: String?
}

/// Every function of the language.
package enum Functions {
  package static let all: [Function] = elementary + overLists + conversions

  package static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  // MARK: Of one number

  private static let elementary: [Function] = [
    real("abs", "the distance from zero") { abs($0) },
    real("sqrt", "the square root", from: 0, abs: "a negative number has no square root") {
      $0.squareRoot()
    },
    real("exp", "e to the power of x") { exp($0) },
    real("ln", "the natural logarithm", above: 0) { log($0) },
    real("log10", "the logarithm to base 10", above: 0) { log10($0) },
    real("sin", "the sine; x in radians") { sin($0) },
    real("cos", "the cosine; x in radians") { cos($0) },
    real("tan", "the tangent; x in radians") { tan($0) },
    real("tanh", "the hyperbolic tangent") { tanh($0) },
    real("sigmoid", "1 / (1 + exp(-x))") { 1 / (1 + exp(-$0)) },
    real("floor", "the whole number at or below x") { $0.rounded(.down) },
    real("ceil", "the whole number at or above x") { $0.rounded(.up) },
    Function(
      name: "round", parameters: "x, digits = 0",
      summary: "the nearest number with so many digits after the point", counts: 1...2,
      example: "round(2.718, 2)"
    ) { values, _ throws(FunctionMistake) in
      let value = try number(values, 0)
      let digits = values.count > 1 ? try number(values, 1) : 0
      let scale = pow(10, max(-300, min(digits, 300)))
      return .number((value * scale).rounded() / scale)
    },
  ]

  private static func real(
    _ name: String, _ summary: String, from lowest: Double? = nil, above bound: Double? = nil,
    abs complaint: String? = nil, _ formula: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(
      name: name, parameters: "x", summary: summary, counts: 1...1, example: "\(name)(0.5)"
    ) {
      values, _ throws(FunctionMistake) in
      let x = try number(values, 0)
      if let lowest, x < lowest {
        throw FunctionMistake(message: complaint ?? "\(name) takes a number from \(lowest.written)")
      }
      if let bound, x <= bound {
        throw FunctionMistake(message: "\(name) takes a number above \(bound.written)")
      }
      return .number(formula(x))
    }
  }

  // MARK: Of a list, or of several numbers

  private static let overLists: [Function] = [
    overNumbers("min", "the smallest", { Swift.min($0.from, $0.last) }) { $0.min() },
    overNumbers("max", "the largest", { Swift.max($0.from, $0.last) }) { $0.max() },
    overNumbers("sum", "the sum", ofNone: 0, { Double($0.count) * $0.mean }) { $0.reduce(0, +) },
    overNumbers("mean", "the arithmetic mean", { $0.mean }) { $0.reduce(0, +) / Double($0.count) },
    overNumbers(
      "std", "the standard deviation of the whole (divided by n)", { $0.standardDeviation }
    ) { values in
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count)).squareRoot()
    },
    Function(
      name: "length", parameters: "x", summary: "how many elements, characters or fields",
      counts: 1...1, example: "length([3 1 2])"
    ) { values, _ throws(FunctionMistake) in
      switch values[0] {
      case .list(let list): return .number(Double(list.count))
      case .range(let range): return .number(Double(range.count))
      case .text(let text): return .number(Double(text.count))
      case .record(let fields): return .number(Double(fields.count))
      case .tensor(let tensor): return .number(Double(tensor.shape.extents.first ?? 1))
      default:
        throw FunctionMistake(
          message: "length takes a list, a text or a record, not \(values[0].kind)")
      }
    },
    Function(
      name: "sorted", parameters: "list", summary: "the elements in ascending order",
      counts: 1...1, example: "sorted([3 1 2])"
    ) { values, _ throws(FunctionMistake) in
      if case .list(let list) = values[0], case .text? = list.first {
        var texts: [String] = []
        for element in list {
          guard case .text(let text) = element else {
            throw FunctionMistake(message: "sorted takes numbers only or texts only")
          }
          texts.append(text)
        }
        return .list(texts.sorted().map { .text($0) })
      }
      return .list(try numbers(values, "sorted").sorted().map { .number($0) })
    },
    Function(
      name: "range", parameters: "from, to, step = 1",
      summary: "the numbers from..to, both ends included", counts: 2...3,
      example: "range(1, 10, 3)"
    ) { values, _ throws(FunctionMistake) in
      let step = values.count > 2 ? try number(values, 2) : 1
      return .range(try range(from: number(values, 0), to: number(values, 1), step: step))
    },
  ]

  private static func overNumbers(
    _ name: String, _ summary: String, ofNone: Double? = nil,
    _ ofRange: @escaping @Sendable (NumberRange) -> Double,
    _ formula: @escaping @Sendable ([Double]) -> Double?
  ) -> Function {
    Function(
      name: name, parameters: "list or x, y, …", summary: summary + " of the numbers",
      counts: 1...1_000, example: "\(name)([3 1 2])"
    ) { values, _ throws(FunctionMistake) in
      if values.count == 1, case .range(let range) = values[0], range.count > 0 {
        return .number(ofRange(range))
      }
      let found = try numbers(values, name)
      if found.isEmpty, let ofNone { return .number(ofNone) }
      guard !found.isEmpty, let result = formula(found) else {
        throw FunctionMistake(message: "\(name) of an empty list has no value")
      }
      return .number(result)
    }
  }

  /// A range whose bounds and number of elements make sense.
  static func range(
    from: Double, to: Double, step: Double
  ) throws(FunctionMistake) -> NumberRange {
    guard step != 0 else {
      throw FunctionMistake(message: "a range cannot have the step 0", argument: 2)
    }
    guard ((to - from) / step).magnitude < NumberRange.limit else {
      throw FunctionMistake(
        message: "this range has more than \(Int(NumberRange.limit)) elements", argument: 1)
    }
    return NumberRange(from: from, to: to, step: step)
  }

  // MARK: Conversions and chance

  private static let conversions: [Function] = [
    Function(
      name: "random", parameters: "", summary: "a number from 0 to below 1, by the session's seed",
      counts: 0...0, example: "random()"
    ) { _, stream throws(FunctionMistake) in .number(stream.uniform()) },
    Function(
      name: "text", parameters: "x", summary: "the value as a text", counts: 1...1,
      example: "text(0.5) + \" of them\""
    ) { values, _ throws(FunctionMistake) in .text(values[0].characters) },
    Function(
      name: "number", parameters: "text", summary: "the number that a text says", counts: 1...1,
      example: "number(\"0.5\")"
    ) { values, _ throws(FunctionMistake) in
      switch values[0] {
      case .number: return values[0]
      case .boolean(let value): return .number(value ? 1 : 0)
      case .text(let text):
        let digits = text.filter { $0 != "_" && $0 != " " }
        guard let value = Double(digits), value.isFinite else {
          throw FunctionMistake(message: "\(String.quoted(text)) is not a number")
        }
        return .number(value)
      default: throw FunctionMistake(message: "number takes a text, not \(values[0].kind)")
      }
    },
  ]

  // MARK: Values

  private static func number(_ values: [Value], _ place: Int) throws(FunctionMistake) -> Double {
    guard case .number(let value) = values[place] else {
      throw FunctionMistake(
        message: "a number is needed here, not \(values[place].kind)", argument: place)
    }
    return value
  }

  private static func numbers(
    _ values: [Value], _ name: String
  ) throws(FunctionMistake) -> [Double] {
    if values.count == 1 {
      switch values[0] {
      case .range(let range): return Array(range.elements)
      case .list(let list): return try numbers(list, name)
      case .tensor(let tensor): return tensor.scalars.map(\.asWritten)
      case .number(let value): return [value]
      default: break
      }
    }
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for (place, value) in values.enumerated() {
      guard case .number(let number) = value else {
        throw FunctionMistake(
          message: "\(name) takes numbers, not \(value.kind)",
          argument: values.count > 1 ? place : 0)
      }
      result.append(number)
    }
    return result
  }
}
