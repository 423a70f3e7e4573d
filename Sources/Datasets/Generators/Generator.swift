package import Diagnostics
import Specification
package import Tensors

/// A set that is made from a formula, with normal noise on its numbers.
package protocol Generator: DataSource {
  var rows: Int { get set }
  /// The standard deviation of the noise that is added to each number.
  var noise: Double { get set }
  var seed: Int? { get set }
  /// All rows, drawn from one stream.
  func generate(_ random: inout RandomStream) -> Generated
}

/// What a generator makes.
package struct Generated: Sendable {
  package var features: [Column]
  package var target: Dataset.Target
}

extension Generator {
  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var streams = seed.map { RandomStreams(seed: UInt64(bitPattern: Int64($0))) } ?? context.random
    let made = generate(&streams[.generator])
    var data = Dataset(
      name: Self.spec.name, features: .columns(made.features), target: made.target, scaling: .none)
    try data.split(Split(), using: &streams[.split])
    if seed == nil { context.random = streams }
    return data
  }

  /// Points in the plane, of the classes 0, 1, 2 …
  func points(
    _ random: inout RandomStream, classes: Int, point: (_ row: Int) -> (x: Double, y: Double)
  ) -> Generated {
    var points: [(x: Double, y: Double)] = []
    points.reserveCapacity(rows)
    for row in 0..<rows {
      let (x, y) = point(row)
      let (dx, dy) = noises(&random)
      points.append((x + dx, y + dy))
    }
    let codes = (0..<rows).map { Int32($0 % classes) }
    return Generated(
      features: [.numbers("x", points.map(\.x)), .numbers("y", points.map(\.y))],
      target: .init(
        names: ["class"], values: .classes(codes, names: (0..<classes).map { String($0) })))
  }

  /// A curve y(x) over evenly spaced x.
  func curve(
    _ random: inout RandomStream, over range: ClosedRange<Double>, y: (Double) -> Double
  ) -> Generated {
    let step = (range.upperBound - range.lowerBound) / Double(max(1, rows - 1))
    let xs = (0..<rows).map { range.lowerBound + Double($0) * step }
    var ys: [Float] = []
    for x in xs { ys.append(Float(y(x) + noise(&random))) }
    return Generated(
      features: [.numbers("x", xs)], target: .init(names: ["y"], values: .numbers([ys])))
  }

  /// The noise of one number. Where there is none, nothing is drawn.
  func noise(_ random: inout RandomStream) -> Double {
    noise == 0 ? 0 : noise * random.normal()
  }

  /// The noise of a pair of numbers.
  func noises(_ random: inout RandomStream) -> (Double, Double) {
    guard noise != 0 else { return (0, 0) }
    let (first, second) = random.normals()
    return (noise * first, noise * second)
  }

  /// How far along its class's own curve a row lies, from 0 to 1, when classes take turns.
  func progress(_ row: Int, classes: Int) -> Double {
    let mine = (rows - row % classes + classes - 1) / classes
    return mine < 2 ? 0 : Double(row / classes) / Double(mine - 1)
  }
}

extension Column {
  static func numbers(_ name: String, _ values: [Double]) -> Column {
    Column(name: name, values: .numbers(Stored(values.map { Float($0) })))
  }
}

extension Argument where Root: Generator {
  static var rows: Self {
    .option(\.rows, "rows", "Number of rows.", rule: .within(1...10_000_000))
  }
  static var noise: Self {
    .option(
      \.noise, "noise", "Standard deviation of the noise on each number.", rule: .atLeast(0))
  }
  static var seed: Self {
    .option(\.seed, "seed", "Seed of this set alone; the session's without it.", placeholder: "N")
  }
}
