import Testing

@testable import Datasets

@Suite struct PlaneTests {
  static func rest(_ plane: Plane) throws -> [Float] {
    let data = try Fixture.load(plane)
    let (xs, ys) = (GeneratorTests.numbers(data, 0), GeneratorTests.numbers(data, 1))
    return zip(zip(xs, ys), data.targetNumbers[0]).map { $1 - (2 * $0.0 - 3 * $0.1 + 1) }
  }

  @Test func withoutNoiseItIsThePlane() throws {
    var plane = Plane()
    plane.noise = 0
    #expect(try Self.rest(plane).allSatisfy { abs($0) < 1e-5 })
    let data = try Fixture.load(plane)
    #expect(data.target.names == ["z"])
    #expect(GeneratorTests.numbers(data, 0).allSatisfy { -1...1 ~= $0 })
  }

  @Test func noiseHasItsDeviation() throws {
    var plane = Plane()
    (plane.rows, plane.noise) = (20_000, 0.5)
    let rest = try Self.rest(plane)
    #expect(abs(Moments(of: rest).deviation - 0.5) < 0.01)
    #expect(abs(Moments(of: rest).mean) < 0.02)
  }
}
