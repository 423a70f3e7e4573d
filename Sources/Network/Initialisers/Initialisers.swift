import Glibc
import Specification
import Tensors

/// The initialisers, one row each.
package enum Initialisers {
  package static let all: [InitialiserFormula] = [
    InitialiserFormula(
      name: "auto", summary: "he_normal before the ReLU family, else xavier_uniform",
      fill: uniform { xavier($0) }),
    InitialiserFormula(name: "zeros", summary: "0 everywhere", fill: same { _ in 0 }),
    InitialiserFormula(name: "ones", summary: "1 everywhere", fill: same { _ in 1 }),
    InitialiserFormula(
      name: "constant", summary: "the same number everywhere",
      parameter: Choice.Parameter("value"), fill: same { $0.parameter }),
    InitialiserFormula(
      name: "normal", summary: "normally distributed", parameter: Choice.Parameter("deviation"),
      fill: normal { $0.parameter }),
    InitialiserFormula(
      name: "uniform", summary: "evenly between -bound and bound",
      parameter: Choice.Parameter("bound"), fill: uniform { $0.parameter }),
    // Glorot and Bengio, 2010.
    InitialiserFormula(
      name: "xavier_uniform", aliases: ["xavier"],
      summary: "evenly between ±√(6 / (inputs + outputs))", fill: uniform { xavier($0) }),
    InitialiserFormula(
      name: "xavier_normal", summary: "normal, deviation √(2 / (inputs + outputs))",
      fill: normal { (2 / Double(max($0.fan.inputs + $0.fan.outputs, 1))).squareRoot() }),
    // He, Zhang, Ren and Sun, 2015.
    InitialiserFormula(
      name: "he_normal", aliases: ["he"], summary: "normal, deviation √(2 / inputs)",
      fill: normal { (2 / Double(max($0.fan.inputs, 1))).squareRoot() }),
    InitialiserFormula(
      name: "he_uniform", summary: "evenly between ±√(6 / inputs)",
      fill: uniform { (6 / Double(max($0.fan.inputs, 1))).squareRoot() }),
  ]

  private typealias Request = InitialiserFormula.Request
  private typealias Fill = @Sendable (Request, inout RandomStream) -> [Float]

  private static func xavier(_ request: Request) -> Double {
    (6 / Double(max(request.fan.inputs + request.fan.outputs, 1))).squareRoot()
  }

  private static func same(_ value: @escaping @Sendable (Request) -> Double) -> Fill {
    { request, _ in [Float](repeating: Float(value(request)), count: request.shape.count) }
  }

  private static func uniform(_ bound: @escaping @Sendable (Request) -> Double) -> Fill {
    { request, stream in
      let bound = bound(request)
      return (0..<request.shape.count).map { _ in Float(stream.uniform(-bound, bound)) }
    }
  }

  private static func normal(_ deviation: @escaping @Sendable (Request) -> Double) -> Fill {
    { request, stream in
      let deviation = deviation(request)
      var numbers: [Float] = []
      numbers.reserveCapacity(request.shape.count + 1)
      while numbers.count < request.shape.count {
        let (first, second) = stream.normals()
        numbers.append(Float(deviation * first))
        numbers.append(Float(deviation * second))
      }
      return Array(numbers.prefix(request.shape.count))
    }
  }

  package static func formula(named name: String) -> InitialiserFormula? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The words a user can write, aliases among them.
  static let choices: [Choice] = all.flatMap { formula in
    ([formula.name] + formula.aliases).map {
      Choice($0, formula.summary, parameters: formula.parameter.map { [$0] } ?? [])
    }
  }
}

extension Initialiser {
  package static let auto = row("auto")
  package static let zeros = row("zeros")
  package static let xavierUniform = row("xavier_uniform")
  package static let heNormal = row("he_normal")

  private static func row(_ name: String) -> Initialiser {
    guard let formula = Initialisers.formula(named: name) else {
      preconditionFailure("the table of initialisers lacks \(name)")
    }
    return Initialiser(formula)
  }
}
