package import Datasets
package import Network
package import OrderedCollections
import Reports
import Specification
package import Tensors

/// A value of the language.
package enum Value: Sendable {
  case number(Double)
  case boolean(Bool)
  case text(String)
  case list([Value])
  case range(NumberRange)
  case none
  case record(OrderedDictionary<String, Value>)
  /// Handles, which show themselves as a summary.
  case dataset(Dataset)
  case network(Network)
  case tensor(Tensor)
  /// What only a run can tell; where texts are checked.
  case unknown

  /// The kind as a message names it.
  package var kind: String {
    switch self {
    case .number: "a number"
    case .boolean: "a boolean"
    case .text: "a text"
    case .list: "a list"
    case .range: "a range"
    case .none: "none"
    case .record: "a record"
    case .dataset: "a data set"
    case .network: "a network"
    case .tensor: "a tensor"
    case .unknown: "an unknown value"
    }
  }

  /// The value as the language writes it; a handle as its summary.
  package var written: String {
    switch self {
    case .number(let value): value.written
    case .boolean(let value): value ? "true" : "false"
    case .text(let text): String.quoted(text)
    case .list(let values): "[" + values.map(\.written).joined(separator: ", ") + "]"
    case .range(let range): range.written
    case .none: "none"
    case .record(let fields):
      "{" + fields.map { "\($0.key): \($0.value.written)" }.joined(separator: ", ") + "}"
    case .dataset(let dataset): dataset.summary
    case .network(let network): network.headline
    case .tensor(let tensor): tensor.headline
    case .unknown: "?"
    }
  }

  /// The value inside a text: a text as its characters, anything else as the language writes it.
  package var characters: String {
    if case .text(let text) = self { text } else { written }
  }

  /// The value as an argument can take it.
  var literal: Literal {
    switch self {
    case .number(let value): .number(value)
    case .boolean(let value): .boolean(value)
    case .text(let text): .text(text)
    case .list(let values): .list(values.map(\.literal))
    case .range(let range): .list(range.elements.map { .number($0) })
    case .none: .none
    case .unknown: .unknown
    default: .other(kind)
    }
  }
}

extension Value: Equatable {
  /// Values of different kinds are different; tensors are equal of the same shape with the same numbers, and
  /// other handles never.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.range(let a), .range(let b)): a == b
    case (.range(let a), .list(let b)), (.list(let b), .range(let a)):
      a.count == b.count && zip(a.elements, b).allSatisfy { .number($0) == $1 }
    case (.none, .none): true
    case (.record(let a), .record(let b)): a == b
    case (.tensor(let a), .tensor(let b)): a == b
    default: false
    }
  }
}

/// `from..to by step`, both ends included. The bounds and the number of elements are finite.
package struct NumberRange: Sendable, Equatable {
  package let from: Double
  package let to: Double
  package let step: Double

  /// The most elements a range may have.
  package static let limit = 100_000_000.0

  package init(from: Double, to: Double, step: Double) {
    self.from = from
    self.to = to
    self.step = step
  }

  /// How many elements there are; a step against the direction gives none. A step that does not
  /// divide the way exactly but for rounding (`0..1 by 0.1`) reaches the end.
  package var count: Int {
    let steps = ((to - from) / step + 1e-9).rounded(.down)
    return steps < 0 ? 0 : Int(min(steps, Self.limit)) + 1
  }

  /// The element at a place from 0.
  package func element(_ place: Int) -> Double { from + Double(place) * step }

  /// The element it ends at, where it has any.
  var last: Double { element(count - 1) }
  /// Of its elements, where it has any.
  var mean: Double { from + Double(count - 1) * step / 2 }
  /// Of its elements as a whole: n evenly spaced numbers have the variance step² (n² - 1) / 12.
  var standardDeviation: Double {
    let n = Double(count)
    return abs(step) * ((n * n - 1) / 12).squareRoot()
  }

  package var elements: some Sequence<Double> { (0..<count).lazy.map(element) }

  var written: String {
    "\(from.written)..\(to.written)" + (step == 1 ? "" : " by \(step.written)")
  }
}

extension Tensor {
  /// The tensor in one line: `tensor 16 4`.
  package var headline: String { "tensor \(shape)" }

  /// What an index picks from: its numbers, or the tensors along its first extent.
  var elements: [Value] {
    guard shape.rank > 1, let first = shape.extents.first else {
      return scalars.map { .number($0.asWritten) }
    }
    let inner = Shape(Array(shape.extents.dropFirst()))
    return (0..<first).map { place in
      let part = scalars[place * inner.count..<(place + 1) * inner.count]
      return .tensor(Tensor(inner, Array(part)))
    }
  }
}

extension Float {
  /// The number that its shortest decimal form says: what is shown is what is reckoned with.
  var asWritten: Double { Double(description) ?? Double(self) }
}
