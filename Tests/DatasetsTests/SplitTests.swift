import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct SplitTests {
  /// `counts` rows of each class, in turn.
  static func data(_ counts: [Int], testRows: Int? = nil) -> Dataset {
    let codes = counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
    let names = counts.indices.map { "c\($0)" }
    return Dataset(
      name: "made",
      features: .columns([
        Column(name: "x", values: .numbers(Stored(codes.indices.map { Float($0) })))
      ]),
      target: .init(names: ["class"], values: .classes(codes, names: names)), scaling: .standard,
      testRows: testRows.map { codes.count - $0..<codes.count })
  }

  static func split(_ data: Dataset, _ split: Split, seed: UInt64 = 0) throws -> Parts {
    var data = data
    var random = RandomStream(seed: seed, purpose: .split)
    try data.split(split, using: &random)
    return data.parts
  }

  /// Rows that equal a training row train too, but for those of a file of their own.
  @Test func equalRowsStayTogether() throws {
    let data = Dataset(
      name: "made",
      features: .columns([
        Column(name: "x", values: .numbers(Stored((0..<80).map { Float($0 % 40) })))
      ]), target: .init(names: ["y"], values: .numbers([(0..<80).map { Float($0 % 40) }])),
      scaling: .standard)
    let apart = try Self.split(data, Split(test: 0.3, validation: 0.2))
    let together = try Self.split(data, Split(test: 0.3, validation: 0.2, together: true))
    func shared(_ parts: Parts) -> Int {
      let trained = Set(parts.train.map { $0 % 40 })
      return (parts.test + parts.validation).count { trained.contains($0 % 40) }
    }
    #expect(shared(apart) > 0)
    #expect(shared(together) == 0)
    #expect((together.train + together.validation + together.test).sorted() == Array(0..<80))
    #expect(together.train == together.train.sorted())
  }

  @Test func everyRowIsInOnePart() throws {
    let parts = try Self.split(Self.data([37, 41, 13]), Split(test: 0.3, validation: 0.2))
    #expect((parts.train + parts.validation + parts.test).sorted() == Array(0..<91))
    #expect(parts.test.count == 27)
    #expect(parts.validation.count == 18)
    #expect(parts.test == parts.test.sorted())
  }

  /// Each class has its share, rounded so that the parts' sizes are right.
  @Test func stratified() throws {
    let data = Self.data([50, 30, 20])
    let parts = try Self.split(data, Split(test: 0.2, validation: 0.1))
    func counts(_ rows: [Int32]) -> [Int] {
      [rows.count { $0 < 50 }, rows.count { $0 >= 50 && $0 < 80 }, rows.count { $0 >= 80 }]
    }
    #expect(counts(parts.test) == [10, 6, 4])
    #expect(counts(parts.validation) == [5, 3, 2])
    let plain = try Self.split(data, Split(test: 0.2, stratify: false))
    #expect(plain.test.count == 20)
    #expect(plain.test != (try Self.split(data, Split(test: 0.2))).test)
  }

  /// Validation rows that a training takes: its share of each class, of the training rows alone.
  @Test func keepsForValidation() throws {
    var data = Self.data([50, 30, 20])
    data.parts = try Self.split(data, Split(test: 0.2))
    let (test, train) = (data.parts.test, data.parts.train)
    var random = RandomStream(seed: 0, purpose: .split)
    try data.keepForValidation(0.25, using: &random)
    #expect(data.parts.test == test)
    #expect((data.parts.train + data.parts.validation).sorted() == train)
    #expect(data.parts.validation.count { $0 < 50 } == 10)
    #expect(data.parts.validation.count == 20)
    #expect(throws: Diagnostic.self) {
      var few = data
      try few.keepForValidation(0.001, using: &random)
    }
  }

  @Test func aRareClassStaysInTraining() throws {
    let parts = try Self.split(Self.data([97, 1, 2]), Split(test: 0.5))
    #expect(parts.train.contains(97))
    #expect(parts.train.contains { $0 >= 98 })
  }

  @Test func theSeedDecides() throws {
    let data = Self.data([50, 50])
    #expect(try Self.split(data, Split(), seed: 1) == Self.split(data, Split(), seed: 1))
    #expect(try Self.split(data, Split(), seed: 1) != Self.split(data, Split(), seed: 2))
  }

  @Test func smallSetsKeepNoTest() throws {
    #expect(try Self.split(Self.data([10, 9]), Split()).test.isEmpty)
    #expect(try Self.split(Self.data([10, 10]), Split()).test.count == 4)
    #expect(try Self.split(Self.data([10, 9]), Split(test: 0.2)).test.count == 4)
    #expect(try Self.split(Self.data([50, 50]), Split(test: 0)).test.isEmpty)
  }

  @Test func givenTestRowsStay() throws {
    let data = Self.data([50, 50], testRows: 30)
    let parts = try Self.split(data, Split(validation: 0.1))
    #expect(parts.test == Array(70..<100))
    #expect(parts.validation.count == 7)
    #expect(parts.train.count == 63)
    let failure = #expect(throws: Diagnostic.self) { try Self.split(data, Split(test: 0.2)) }
    #expect(failure?.message == "'made' came with test rows of its own")
  }

  @Test(arguments: [
    (Split(test: 1), "test must be a share of the rows, at least 0 and below 1"),
    (Split(test: -0.1), "test must be a share of the rows, at least 0 and below 1"),
    (Split(test: .nan), "test must be a share of the rows, at least 0 and below 1"),
    (Split(validation: 2), "validation must be a share of the rows, at least 0 and below 1"),
    (Split(test: 0.6, validation: 0.4), "test and validation together must be below 1"),
  ])
  func impossibleShares(split: Split, message: String) {
    let failure = #expect(throws: Diagnostic.self) { try Self.split(Self.data([9, 9]), split) }
    #expect(failure?.message == message)
  }
}
