package import Specification
package import Tensors

/// What a tensor is filled with at first, as a user writes it: `normal(0.1)`.
package struct Initialiser: Hashable, Sendable {
  package let formula: InitialiserFormula
  /// The formula's own parameter; 0 where it has none.
  package let parameter: Double

  package init(_ formula: InitialiserFormula, parameter: Double? = nil) {
    self.formula = formula
    self.parameter = parameter ?? formula.parameter?.fallback ?? 0
  }

  package var name: String { formula.name }

  /// The numbers of a tensor, drawn from `stream`.
  package func fill(_ parameter: Parameter, from stream: inout RandomStream) -> Tensor {
    let request = InitialiserFormula.Request(
      shape: parameter.shape, fan: parameter.fan, parameter: self.parameter)
    return Tensor(parameter.shape, formula.fill(request, &stream))
  }

  /// The one that `auto` stands for before an activation.
  package func resolved(before activation: Activation) -> Initialiser {
    guard self == .auto else { return self }
    return activation.formula.isRectifier ? .heNormal : .xavierUniform
  }
}

extension Initialiser: ArgumentValue {
  package static var form: ArgumentForm { .words(Initialisers.choices, orValue: false) }
  package static var placeholder: String { "NAME" }
  package static var noun: String { "an initialiser" }

  package init?(_ literal: Literal) {
    let word: String
    let parameters: [Double]
    switch literal {
    case .word(let name, let numbers): (word, parameters) = (name, numbers)
    case .text(let name): (word, parameters) = (name, [])
    default: return nil
    }
    guard let formula = Initialisers.formula(named: word) else { return nil }
    let wanted = formula.parameter == nil ? 0 : 1
    let isOptional = formula.parameter?.fallback != nil
    guard parameters.count == wanted || (isOptional && parameters.isEmpty) else { return nil }
    self.init(formula, parameter: parameters.first)
  }

  package var written: String {
    formula.parameter == nil ? name : "\(name)(\(parameter.written))"
  }
}
