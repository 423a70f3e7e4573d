import Glibc
import Specification
import Tensors

/// The initialisers, one row each. `inputs` and `outputs` are how many numbers flow into a unit, and
/// how many units an input flows to.
package enum Initialisers {
  package static let all: [InitialiserFormula] = [
    InitialiserFormula(
      name: "auto",
      summary: "he_normal before the ReLU family, elu, gelu, silu and mish, else xavier_uniform",
      fill: uniform { xavier($0) }),
    InitialiserFormula(name: "zeros", summary: "0 everywhere", fill: same { _ in 0 }),
    InitialiserFormula(name: "ones", summary: "1 everywhere", fill: same { _ in 1 }),
    InitialiserFormula(
      name: "constant", summary: "the same number everywhere",
      parameter: Choice.Parameter("value"), fill: same { $0.parameter }),
    InitialiserFormula(
      name: "normal", summary: "normally distributed", parameter: deviation,
      fill: normal { $0.parameter }),
    InitialiserFormula(
      name: "uniform", summary: "evenly between -bound and bound",
      parameter: Choice.Parameter("bound", in: 0...1e30), fill: uniform { $0.parameter }),
    // As Keras and TensorFlow do.
    InitialiserFormula(
      name: "truncated_normal",
      summary: "normal, drawn anew beyond two deviations: 0.88 of the deviation is left",
      parameter: deviation, fill: truncatedNormal { $0.parameter }),
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
    // LeCun, Bottou, Orr and Müller, 1998.
    InitialiserFormula(
      name: "lecun_normal", summary: "normal, deviation √(1 / inputs); for selu",
      fill: normal { (1 / Double(max($0.fan.inputs, 1))).squareRoot() }),
    InitialiserFormula(
      name: "lecun_uniform", summary: "evenly between ±√(3 / inputs)",
      fill: uniform { (3 / Double(max($0.fan.inputs, 1))).squareRoot() }),
    // Saxe, McClelland and Ganguli, 2013.
    InitialiserFormula(
      name: "orthogonal",
      summary: "rows of length 1 at right angles; columns where these are fewer",
      fill: orthogonal),
    InitialiserFormula(
      name: "identity", summary: "1 where an input meets the output of its number, else 0",
      fill: identity),
  ]

  private typealias Request = InitialiserFormula.Request
  private typealias Fill = @Sendable (Request, inout RandomStream) -> [Float]

  private static let deviation = Choice.Parameter("deviation", in: 0...1e30)

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
    normal(within: .infinity, deviation)
  }

  private static func truncatedNormal(
    _ deviation: @escaping @Sendable (Request) -> Double
  ) -> Fill {
    normal(within: 2, deviation)
  }

  /// Normal numbers, those further out than so many deviations left out.
  private static func normal(
    within limit: Double, _ deviation: @escaping @Sendable (Request) -> Double
  ) -> Fill {
    { request, stream in
      let deviation = deviation(request)
      var numbers: [Float] = []
      numbers.reserveCapacity(request.shape.count + 1)
      while numbers.count < request.shape.count {
        let (first, second) = stream.normals()
        if abs(first) <= limit { numbers.append(Float(deviation * first)) }
        if abs(second) <= limit { numbers.append(Float(deviation * second)) }
      }
      return Array(numbers.prefix(request.shape.count))
    }
  }

  /// A tensor of more extents than two counts as a matrix with the first one's rows.
  private static let orthogonal: Fill = { request, stream in
    let rows = request.shape.extents.first ?? 1
    let columns = rows == 0 ? 0 : request.shape.count / rows
    let vectors = Orthogonal.vectors(
      count: min(rows, columns), length: max(rows, columns), from: &stream)
    guard rows > columns else { return vectors.map { Float($0) } }
    return (0..<rows * columns).map { Float(vectors[$0 % columns * rows + $0 / columns]) }
  }

  /// 1 at [i, i], in a kernel of a convolution at its middle. Source: PyTorch, eye_ and dirac_.
  private static let identity: Fill = { request, _ in
    let extents = request.shape.extents
    let area = extents.dropFirst(2).reduce(1, *)
    let middle = extents.dropFirst(2).reduce(0) { $0 * $1 + $1 / 2 }
    var numbers = [Float](repeating: 0, count: request.shape.count)
    let columns = extents.count > 1 ? extents[1] : 1
    for i in 0..<min(extents.first ?? 1, columns) { numbers[(i * columns + i) * area + middle] = 1 }
    return numbers
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
  package static let orthogonal = row("orthogonal")

  package static func constant(_ value: Double) -> Initialiser {
    Initialiser(row("constant").formula, parameter: value)
  }

  package static func normal(deviation: Double) -> Initialiser {
    Initialiser(row("normal").formula, parameter: deviation)
  }

  private static func row(_ name: String) -> Initialiser {
    guard let formula = Initialisers.formula(named: name) else {
      preconditionFailure("the table of initialisers lacks \(name)")
    }
    return Initialiser(formula)
  }
}
