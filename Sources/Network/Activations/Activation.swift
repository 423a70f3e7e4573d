package import Specification
package import Tensors

/// An activation as a user writes it: a name of the table, with its parameter: `leaky_relu(0.2)`.
package struct Activation: Hashable, Sendable {
  package let formula: ActivationFormula
  /// The formula's own parameter; 0 where it has none.
  package let parameter: Double

  package init(_ formula: ActivationFormula, parameter: Double? = nil) {
    self.formula = formula
    self.parameter = parameter ?? formula.parameter?.fallback ?? 0
  }

  package var name: String { formula.name }
  package var kernel: ElementwiseKernel? { formula.kernel }

  /// f(x) in plain arithmetic, of an activation that maps each number alone.
  package func value(_ x: Double) -> Double { formula.value(x, parameter) }

  /// f′(x) in plain arithmetic.
  package func slope(_ x: Double) -> Double { formula.slope(x, parameter) }

  /// What a graph computes it with; the identity needs nothing.
  package var operation: (any Operation)? {
    switch self {
    case .identity: nil
    case .softmax: Softmax()
    default: Activate(self)
    }
  }
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
      parameters.count <= (formula.parameter == nil ? 0 : 1)
    else { return nil }
    self.init(formula, parameter: parameters.first)
  }

  package var written: String {
    parameter == formula.parameter?.fallback ?? 0 ? name : "\(name)(\(parameter.written))"
  }
}
