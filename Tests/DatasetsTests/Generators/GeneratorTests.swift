import Diagnostics
import Glibc
import Specification
import Tensors
import Testing

@testable import Datasets

@Suite struct GeneratorTests {
  static func load(_ source: any DataSource, seed: UInt64 = 0) throws -> Dataset {
    var context = LoadContext(random: RandomStreams(seed: seed))
    return try source.load(in: &context)
  }

  static func numbers(_ data: Dataset, _ column: Int) -> [Float] {
    guard case .numbers(let values) = data.columns[column].values else { return [] }
    return Array(values)
  }

  @Test func everySetLoads() throws {
    for kind in Generators.all {
      let data = try Self.load(kind.plain)
      #expect(data.name == kind.name)
      #expect(data.scaling == .none)
      #expect(data.columns.allSatisfy { $0.count == data.rowCount })
      #expect(!kind.summary.isEmpty)
      #expect(kind.examples.allSatisfy { $0.hasPrefix("data \(kind.name)") })
    }
    #expect(Set(NamedSets.all.map(\.name)).count == NamedSets.all.count)
  }

  @Test func gates() throws {
    for (gate, outputs) in [
      (And() as any DataSource, ["0", "0", "0", "1"]), (Or(), ["0", "1", "1", "1"]),
      (Xor(), ["0", "1", "1", "0"]),
    ] {
      let data = try Self.load(gate)
      #expect(data.lines == zip(["0|0|", "0|1|", "1|0|", "1|1|"], outputs).map { $0 + $1 })
    }
    var many = Xor()
    many.rows = 10
    #expect(try Self.load(many).classes.suffix(2) == ["0", "1"])
  }

  /// scikit-learn 1.9: `make_moons(8, shuffle=False)`, `make_circles(8, shuffle=False, factor=0.5)`.
  @Test func pointsOfScikitLearn() throws {
    var moons = Moons()
    (moons.rows, moons.noise) = (8, 0)
    let moonRows = try Self.load(moons)
    let moonPoints: [(Float, Float)] = [
      (1, 0), (0, 0.5), (0.5, 0.8660254), (0.5, -0.3660254), (-0.5, 0.8660254), (1.5, -0.3660254),
      (-1, 0), (2, 0.5),
    ]
    Self.expect(moonRows, at: moonPoints)
    var circles = Circles()
    (circles.rows, circles.noise) = (8, 0)
    let circlePoints: [(Float, Float)] = [
      (1, 0), (0.5, 0), (0, 1), (0, 0.5), (-1, 0), (-0.5, 0), (0, -1), (0, -0.5),
    ]
    Self.expect(try Self.load(circles), at: circlePoints)
  }

  static func expect(_ data: Dataset, at points: [(Float, Float)]) {
    for (row, point) in points.enumerated() {
      #expect(abs(numbers(data, 0)[row] - point.0) < 1e-6)
      #expect(abs(numbers(data, 1)[row] - point.1) < 1e-6)
      #expect(data.classes[row] == String(row % 2))
    }
  }

  @Test func curves() throws {
    var line = Line()
    (line.rows, line.noise) = (5, 0)
    let data = try Self.load(line)
    #expect(Self.numbers(data, 0) == [-1, -0.5, 0, 0.5, 1])
    #expect(data.targetNumbers == [[-1, 0, 1, 2, 3]])
    var sine = Sine()
    (sine.rows, sine.noise) = (3, 0)
    #expect(abs(try Self.load(sine).targetNumbers[0][0]) < 1e-6)
  }

  @Test func spiralsAndBlobs() throws {
    var spirals = Spirals()
    spirals.noise = 0
    let arms = try Self.load(spirals)
    let radii = zip(Self.numbers(arms, 0), Self.numbers(arms, 1)).map { hypotf($0, $1) }
    #expect(radii.allSatisfy { $0 <= 1.000001 })
    #expect(abs(radii[299] - 1) < 1e-6)
    var blobs = Blobs()
    blobs.noise = 0
    let blob = try Self.load(blobs)
    #expect(blob.target.classNames == ["0", "1", "2"])
    #expect(
      zip(Self.numbers(blob, 0), Self.numbers(blob, 1)).allSatisfy {
        abs(hypotf($0, $1) - 2) < 1e-6
      })
  }

  @Test func noiseHasItsDeviation() throws {
    var line = Line()
    (line.rows, line.noise) = (20_000, 0.5)
    let data = try Self.load(line)
    let rest = zip(Self.numbers(data, 0), data.targetNumbers[0]).map { $1 - 2 * $0 - 1 }
    #expect(abs(Moments(of: rest).deviation - 0.5) < 0.01)
    #expect(abs(Moments(of: rest).mean) < 0.02)
  }

  /// A seed of its own leaves the session's streams where they were.
  @Test func seeds() throws {
    var context = LoadContext(random: RandomStreams(seed: 0))
    let first = try Moons().load(in: &context)
    let second = try Moons().load(in: &context)
    #expect(first.lines != second.lines)
    #expect(first.lines == (try Self.load(Moons())).lines)
    var seeded = Moons()
    seeded.seed = 5
    let before = context.random
    let third = try seeded.load(in: &context)
    #expect(context.random == before)
    #expect(third.lines == (try Self.load(Moons(), seed: 5)).lines)
    #expect(third.parts == (try Self.load(Moons(), seed: 5)).parts)
  }

  @Test func sizesOfOne() throws {
    for kind in Generators.all {
      guard var generator = kind.plain as? any Generator else { continue }
      generator.rows = 1
      #expect(try Self.load(generator).rowCount == 1)
    }
  }
}
