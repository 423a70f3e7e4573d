import Tensors
import Testing

@testable import Datasets

@Suite struct SummaryTests {
  static func load(_ source: any DataSource) throws -> Dataset {
    var context = LoadContext(random: RandomStreams(seed: 0))
    return try source.load(in: &context)
  }

  @Test func sets() throws {
    #expect(
      try Self.load(Iris()).summary
        == "iris: 150 rows · 4 numeric features · target species (3 classes) · "
        + "120 train / 30 test · features standardised")
    #expect(
      try Self.load(Xor()).summary
        == "xor: 4 rows · 2 numeric features · target out (2 classes) · 4 train, no test")
    #expect(
      try Self.load(Sine()).summary
        == "sine: 200 rows · 1 numeric feature · target y (number) · 160 train / 40 test")
  }

  @Test func kindsOfColumns() throws {
    #expect(
      try Fixture.load("booleans.csv").summary
        == "booleans.csv: 3 rows · 2 boolean features · target kind (2 classes) · "
        + "3 train, no test · features standardised")
    var mixed = PreparationTests.mixed
    mixed.scaling = .minmax
    #expect(
      mixed.summary
        == "mixed: 6 rows · 4 features (2 numeric, 1 category, 1 boolean) · target price (number) · "
        + "4 train / 2 test · features from 0 to 1")
    let targets = try Fixture.load("two-targets.csv") { $0.target = ["y", "z"] }
    #expect(targets.summary.contains("targets y, z (numbers)"))
  }

  @Test func partsAndPixels() throws {
    var data = Dataset(
      name: "dots",
      features: .images(
        Images(shape: Shape(1, 2, 2), blocks: [Stored([UInt8](repeating: 0, count: 80_000))])),
      target: .init(
        names: ["label"],
        values: .classes((0..<20_000).map { Int32($0 % 2) }, names: ["0", "1"])),
      scaling: .minmax)
    var random = RandomStream(key: 1)
    try data.split(Split(test: 0.25, validation: 0.25), using: &random)
    #expect(
      data.summary
        == "dots: 20,000 rows · 1×2×2 images · target label (2 classes) · "
        + "10,000 train / 5000 validation / 5000 test · pixels divided by 255")
  }

  @Test(arguments: [(0, "0"), (9999, "9999"), (10_000, "10,000"), (1_234_567, "1,234,567")])
  func thousands(count: Int, text: String) {
    #expect(grouped(count) == text)
  }
}
