import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct PreparedRowsTests {
  private func table(_ configure: (inout CSVReader) -> Void = { _ in }) throws -> [Dataset] {
    let file = try TemporaryFile("t.csv") { text in
      text += "a,colour,y\n"
      for row in 0..<700 {
        let colour = row % 53 == 0 ? "" : ["red", "green", "blue"][row * 7 % 3]
        text += "\(row % 97 == 0 ? "" : "\(Double(row * 31 % 100) / 7)"),\(colour),\(row % 11)\n"
      }
    }
    return try [false, true].map { streams in
      var reader = CSVReader()
      (reader.file, reader.target, reader.targetKind) = (file.path, ["y"], .number)
      reader.streams = streams
      configure(&reader)
      return try Fixture.load(reader)
    }
  }

  private func expectSame(_ sets: [Dataset], _ scaling: Scaling = .standard) throws {
    var inputs: [[Float]] = []
    var areMade: [Bool] = []
    for var data in sets {
      data.scaling = scaling
      let samples = try Preparation(learningFrom: data, standardisingTargets: true)
        .samples(of: data, .train)
      let isMade = if case .made = samples.inputs { true } else { false }
      areMade.append(isMade)
      inputs.append(samples.inputs.numbers)
    }
    #expect(areMade == [false, true])
    #expect(inputs[0].map(\.bitPattern) == inputs[1].map(\.bitPattern))
    #expect(Set(inputs[0]).count > 3)
  }

  @Test(arguments: [Scaling.none, .standard, .minmax])
  func columns(scaling: Scaling) throws { try expectSame(table(), scaling) }

  @Test func windows() throws {
    try expectSame(table { ($0.window, $0.horizon) = (6, 2) })
  }

  @Test(arguments: [Scaling.none, .standard, .minmax])
  func images(scaling: Scaling) throws {
    let images = try TemporaryFile(
      "images-idx3-ubyte",
      bytes: IDXReaderTests.idx(
        [400, 2, 3], (0..<2400).map { UInt8(truncatingIfNeeded: $0 * 37) }))
    let labels = try TemporaryFile(
      "labels-idx1-ubyte", bytes: IDXReaderTests.idx([400], (0..<400).map { UInt8($0 % 3) }))
    try expectSame(
      try [false, true].map { streams in
        var reader = IDXReader()
        (reader.file, reader.labels, reader.streams) = (images.path, labels.path, streams)
        return try Fixture.load(reader)
      }, scaling)
  }

  @Test func someRowsInAnyOrder() throws {
    let sets = try table()
    let inputs = try sets.map {
      try Preparation(learningFrom: $0, standardisingTargets: false)
        .samples(of: $0, rows: [5, 3, 699]).inputs.numbers
    }
    #expect(inputs[0] == inputs[1])
    #expect(inputs[0].count == 3 * 5)
  }
}
