package import Specification
package import Tensors

/// An activation as a user writes it: a name of the table, with its parameters: `leaky_relu(0.2)`.
package struct Activation: Hashable, Sendable {
  package let formula: ActivationFormula
  /// What stands in the brackets, or the formula's own; as many as the formula takes.
  package let parameters: [Double]

  /// - Parameter parameters: the first of those it takes; the others are the formula's own.
  package init(_ formula: ActivationFormula, parameters: [Double] = []) {
    self.formula = formula
    let missing = formula.parameters.dropFirst(parameters.count)
    self.parameters = parameters + missing.map { $0.fallback ?? 0 }
  }

  package var name: String { formula.name }
  package var kernel: ElementwiseKernel? { formula.kernel }

  /// What stands in the brackets, in words: `slope 0.01`; `nil` for an activation that takes nothing.
  package var parameterText: String? {
    guard !parameters.isEmpty else { return nil }
    return zip(formula.parameters, parameters).map { "\($0.name) \($1.written)" }
      .joined(separator: ", ")
  }

  /// The number of the formula; 0 where it has none.
  package var parameter: Double { formula.parameter(parameters) }

  /// Whether the fast form computes f′ from x. A negative slope turns the sign, by which f′ is told
  /// from f(x), around.
  package var slopeNeedsInput: Bool { formula.slopeNeedsInput || parameter < 0 }

  /// What gives the slopes with the values, where they are computed from x; they cost less so than alone.
  package var slopedKernel: ElementwiseKernel.WithSlopes? {
    slopeNeedsInput ? kernel?.withSlopes : nil
  }

  /// f(x) in plain arithmetic, of an activation that maps each number alone.
  package func value(_ x: Double) -> Double { formula.value(x, parameter) }

  /// f′(x) in plain arithmetic.
  package func slope(_ x: Double) -> Double { formula.slope(x, parameter) }

  /// What a graph computes it with; the identity needs nothing.
  package var operation: (any Operation)? { formula.operation(self) }
}

/// An operation that does what an activation says.
package protocol ActivationOperation: Operation {
  var activation: Activation { get }
}

extension Activation: ArgumentValue {
  package static var form: ArgumentForm {
    .words(Activations.choices, orValue: false)
  }
  package static var placeholder: String { "ACTIVATION" }
  package static var noun: String { "an activation" }

  package init?(_ literal: Literal) {
    let word: String
    let parameters: [Double]
    switch literal {
    case .word(let name, let numbers): (word, parameters) = (name, numbers)
    case .text(let name): (word, parameters) = (name, [])
    default: return nil
    }
    guard let formula = Activations.formula(named: word),
      parameters.count <= formula.parameters.count
    else { return nil }
    self.init(formula, parameters: parameters)
    // Two are bounds.
    guard self.parameters == self.parameters.sorted() else { return nil }
  }

  package var written: String {
    guard parameters != formula.parameters.map({ $0.fallback ?? 0 }) else { return name }
    return "\(name)(\(parameters.map(\.written).joined(separator: ", ")))"
  }
}
