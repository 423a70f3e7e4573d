import Testing

@testable import Datasets

@Suite struct GaussTests {
  /// The two centres of TensorFlow Playground, class 1 on the positive side.
  @Test func centres() throws {
    var gauss = Gauss()
    (gauss.rows, gauss.noise) = (4, 0)
    let data = try Fixture.load(gauss)
    #expect(data.lines == ["-2|-2|0", "2|2|1", "-2|-2|0", "2|2|1"])
  }

  @Test func theNoiseIsTheWidthOfACloud() throws {
    var gauss = Gauss()
    (gauss.rows, gauss.noise) = (20_000, 1.5)
    let data = try Fixture.load(gauss)
    for column in 0..<2 {
      let positive = zip(GeneratorTests.numbers(data, column), data.classes)
        .filter { $0.1 == "1" }.map(\.0)
      #expect(abs(Moments(of: positive).mean - 2) < 0.05)
      #expect(abs(Moments(of: positive).deviation - 1.5) < 0.03)
    }
  }
}
