import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct PreparationTests {
  /// Six rows, of which the last two are kept for test.
  static var mixed: Dataset {
    var data = Dataset(
      name: "mixed",
      features: .columns([
        Column(name: "age", values: .numbers([1, 2, 3, .nan, 100, .nan])),
        Column(name: "glad", values: .booleans([1, 0, .nan, 1, 0, 1])),
        Column(
          name: "colour", values: .levels([0, 1, 0, 1, 2, 0], names: ["red", "blue", "green"])),
        Column(name: "same", values: .numbers([7, 7, 7, 7, 8, 7])),
      ]),
      target: .init(names: ["price"], values: .numbers([[10, 20, 30, 40, 1000, 50]])),
      scaling: .standard)
    data.parts = Parts(train: [0, 1, 2, 3], validation: [], test: [4, 5])
    return data
  }

  static func prepare(_ scaling: Scaling, standardising: Bool = true) -> Preparation {
    var data = mixed
    data.scaling = scaling
    return Preparation(learningFrom: data, standardisingTargets: standardising)
  }

  static func floats(_ samples: Samples) -> [Float] {
    if case .floats(let values) = samples.inputs { values } else { [] }
  }

  static func numbers(_ samples: Samples) -> [Float] {
    if case .numbers(let values, _) = samples.targets { values } else { [] }
  }

  /// Mean 2 and population deviation √(2/3) of the training rows alone.
  @Test func standard() throws {
    let preparation = Self.prepare(.standard)
    #expect(
      preparation.inputNames == [
        "age", "glad", "colour=red", "colour=blue", "colour=green", "same",
      ])
    let one: Float = 1.2247449
    #expect(
      Self.floats(try preparation.samples(of: Self.mixed, .train)) == [
        -one, 1, 1, 0, 0, 0, /**/ 0, 0, 0, 1, 0, 0, /**/ one, 2.0 / 3.0, 1, 0, 0, 0,
        /**/ 0, 1, 0, 1, 0, 0,
      ])
  }

  /// `green` is in no training row: it is all zeros.
  @Test func testRowsUseWhatWasLearnt() throws {
    let samples = try Self.prepare(.standard).samples(of: Self.mixed, .test)
    let inputs = Self.floats(samples)
    #expect(abs(inputs[0] - 120.0249) < 1e-3)
    #expect(Array(inputs[1...5]) == [0, 0, 0, 0, 1])
    #expect(Array(inputs[6...]) == [0, 1, 1, 0, 0, 0])
  }

  @Test func minmax() throws {
    let inputs = Self.floats(try Self.prepare(.minmax).samples(of: Self.mixed, .train))
    #expect([inputs[0], inputs[6], inputs[12], inputs[18]] == [0, 0.5, 1, 0.5])
    #expect(inputs[5] == 0)
  }

  @Test func none() throws {
    let preparation = Self.prepare(.none)
    let samples = try preparation.samples(of: Self.mixed, .train)
    #expect(Self.floats(samples)[0] == 1)
    #expect(Self.floats(samples)[18] == 2)
    #expect(Self.numbers(samples) == [10, 20, 30, 40])
    #expect(samples.targetScales.isEmpty)
  }

  @Test func targetsInOwnUnits() throws {
    let preparation = Self.prepare(.standard)
    let samples = try preparation.samples(of: Self.mixed, .train)
    let deviation = Float(125).squareRoot()
    #expect(samples.targetScales == [deviation])
    #expect(Self.numbers(samples) == [-15, -5, 5, 15].map { $0 / deviation })
    #expect(abs(preparation.ownUnits([-15 / deviation])[0] - 10) < 1e-5)
    let plain = Self.prepare(.standard, standardising: false)
    #expect(Self.numbers(try plain.samples(of: Self.mixed, .train)) == [10, 20, 30, 40])
    #expect(plain.ownUnits([10]) == [10])
  }

  @Test func pixels() throws {
    var data = Dataset(
      name: "dots",
      features: .images(Images(shape: Shape(1, 1, 2), blocks: [[0, 255, 51, 102], [1, 2]])),
      target: .init(names: ["label"], values: .classes([0, 1, 1], names: ["0", "1"])),
      scaling: .minmax, testRows: 2..<3)
    let preparation = Preparation(learningFrom: data, standardisingTargets: true)
    let samples = try preparation.samples(of: data, .train)
    guard case .bytes(let bytes, let scale) = samples.inputs else {
      Issue.record("pixels are not kept as bytes")
      return
    }
    #expect(bytes == [0, 255, 51, 102])
    #expect(scale == Float(1) / 255)
    #expect(try preparation.row([.number(51), .number(255)]).inputs == [0.2, 1])
    data.scaling = .standard
    let standard = Preparation(learningFrom: data, standardisingTargets: true)
    #expect(
      standard.features == .pixels(shape: [1, 1, 2], center: 102, scale: 9103.5.squareRoot()))
    #expect(Self.floats(try standard.samples(of: data, .test)).count == 2)
  }

  /// A data set's own bytes are used as they are.
  @Test func wholeBlocksAreShared() {
    let images = Images(shape: Shape(2), blocks: [[1, 2, 3, 4], [5, 6]])
    let shared = images.pixels(of: [0, 1])
    let same = shared.withUnsafeBufferPointer { shared in
      images.blocks[0].array?.withUnsafeBufferPointer { $0.baseAddress == shared.baseAddress }
    }
    #expect(same == true)
    #expect(images.pixels(of: [2]) == [5, 6])
    #expect(images.pixels(of: [2, 0]) == [5, 6, 1, 2])
  }

  /// Another data set is matched by names.
  @Test func anotherDataSet() throws {
    let preparation = Self.prepare(.standard)
    let other = Dataset(
      name: "other",
      features: .columns([
        Column(name: "same", values: .numbers([7])),
        Column(name: "colour", values: .levels([1], names: ["violet", "blue"])),
        Column(name: "extra", values: .numbers([1])),
        Column(name: "glad", values: .booleans([1])), Column(name: "age", values: .numbers([2])),
      ]),
      target: .init(names: ["price"], values: .numbers([[25]])), scaling: .standard)
    let samples = try preparation.samples(of: other, .train)
    #expect(Self.floats(samples) == [0, 1, 0, 1, 0, 0])
    #expect(Self.numbers(samples) == [0])
    let iris = try Fixture.iris()
    let failure = #expect(throws: Diagnostic.self) {
      try preparation.samples(of: iris, .train)
    }
    #expect(failure?.message == "'iris' has no feature 'age'")
  }

  @Test func classesOfAnotherDataSet() throws {
    let data = try Fixture.load("text-classes.csv")
    let preparation = Preparation(learningFrom: data, standardisingTargets: true)
    let other = Dataset(
      name: "other", features: data.features,
      target: .init(
        names: ["kind"], values: .classes([0, 1, 0, 1], names: ["setosa", "virginica"])),
      scaling: .standard)
    guard case .classes(let classes, 3) = try preparation.samples(of: other, .train).targets else {
      Issue.record("three classes were learnt")
      return
    }
    #expect(classes == [1, 0, 1, 0])
    let unknown = Dataset(
      name: "other", features: data.features,
      target: .init(
        names: ["kind"], values: .classes([0, 1, 0, 1], names: ["setsa", "virginica"])),
      scaling: .standard)
    let failure = #expect(throws: Diagnostic.self) {
      try preparation.samples(of: unknown, .train)
    }
    #expect(failure?.message == "'other' has a class 'setsa' that the network did not learn")
    #expect(failure?.hint == "did you mean 'setosa'?")
  }
}
