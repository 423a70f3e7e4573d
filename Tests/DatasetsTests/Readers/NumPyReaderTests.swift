import Diagnostics
import Tensors
import Testing

@testable import Datasets

@Suite struct NumPyReaderTests {
  private func load(
    _ name: String, labels: String? = nil, _ configure: (inout NumPyReader) -> Void = { _ in }
  ) throws(Diagnostic) -> Dataset {
    var reader = NumPyReader()
    reader.file = Fixture.path("arrays/\(name)")
    reader.labels = labels.map { Fixture.path("arrays/\($0)") }
    configure(&reader)
    return try Fixture.load(reader)
  }

  private func mistake(
    _ name: String, labels: String? = nil, _ configure: (inout NumPyReader) -> Void = { _ in }
  ) -> String {
    do throws(Diagnostic) {
      _ = try load(name, labels: labels, configure)
      return "nothing"
    } catch { return error.message }
  }

  /// The numbers of a table, row by row.
  private func numbers(_ data: Dataset) -> [Float] {
    (0..<data.rowCount).flatMap { row in
      data.columns.compactMap { column in
        if case .numbers(let values) = column.values { values[row] } else { nil }
      }
    }
  }

  @Test(arguments: [
    "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "big-u2", "big-u4", "big-i2",
    "big-i4",
    "big-i8", "big-f2", "big-f4", "big-f8",
  ])
  func everyKindOfNumberIsRead(kind: String) throws {
    let data = try load("\(kind).npy", labels: "y.npy")
    let expected: [Float] =
      if kind.contains("f") {
        (0..<24).map { Float($0 - 12) / 4 }
      } else {
        (0..<24).map { Float(kind.dropLast().hasSuffix("i") ? $0 - 12 : $0) }
      }
    #expect(numbers(data) == expected)
    #expect(data.columns.map(\.name) == ["x1", "x2", "x3"])
    #expect(data.target.classNames == ["false", "true"])
    #expect(data.scaling == .none)
  }

  @Test func booleansAreZeroAndOne() throws {
    #expect(numbers(try load("bool.npy", labels: "y.npy")) == [0] + Array(repeating: 1, count: 23))
  }

  /// As numpy.array([bits], 'u2').view('f2') gives them.
  @Test(
    arguments: [
      (0x0001, 5.960464477539063e-08), (0x03FF, 6.097555160522461e-05), (0x3C00, 1),
      (0x3555, 0.333251953125),
      (0x7BFF, 65504), (0xC000, -2), (0x8000, 0), (0xFC00, -.infinity),
    ] as [(UInt64, Double)])
  func halvesAreNumPys(bits: UInt64, value: Double) throws {
    #expect(try #require(NumPyType("<f2")).value(of: bits) == value)
  }

  @Test func bytesArePixels() throws {
    let data = try load("u1.npy", labels: "y.npy")
    guard case .images(let images) = data.features else { return #expect(Bool(false)) }
    #expect(images.shape == Shape(3))
    #expect(Array(images.pixels(7)) == [21, 22, 23])
  }

  @Test func anArchiveHoldsInputsAndTargets() throws {
    let data = try load("stored.npz")
    guard case .images(let images) = data.features else { return #expect(Bool(false)) }
    #expect(images.shape == Shape(2, 3, 4))
    #expect(images.pixels(1).first == 24)
    #expect(data.target.learned == .classes(3))
    #expect(data.scaling == .minmax)
  }

  @Test func floatsAreTakenAsTheyAre() throws {
    let data = try load("packed.npz")
    guard case .arrays(let arrays) = data.features else { return #expect(Bool(false)) }
    #expect(arrays.row(2).first == 48)
    #expect(data.target.learned == .numbers(1))
    let preparation = Preparation(learningFrom: data, standardisingTargets: false)
    let samples = try preparation.samples(of: data, rows: [2])
    guard case .floats(let inputs) = samples.inputs else { return #expect(Bool(false)) }
    #expect(inputs == (48..<72).map { Float($0) })
  }

  /// NumPy's y.T lies in memory column by column.
  @Test func columnByColumnIsBroughtToRows() throws {
    let data = try load("columns.npy", labels: "y.npy")
    #expect(numbers(data) == (0..<24).map { Float($0) })
    let deep = try load("deep-columns.npy", labels: "y.npy")
    guard case .images(let images) = deep.features else { return #expect(Bool(false)) }
    #expect(images.shape == Shape(1, 2, 3))
    #expect(images.blocks == [Stored(Array(0..<48))])
  }

  @Test(arguments: ["version-2", "version-3"]) func everyVersionIsRead(name: String) throws {
    #expect(numbers(try load("\(name).npy", labels: "y.npy")) == (0..<24).map { Float($0) })
  }

  @Test func anotherVersionIsRefused() throws {
    var bytes = try InputFile(Fixture.path("arrays/f4.npy")).allBytes(isInterrupted: { false })
    bytes[6] = 4
    let error = #expect(throws: Diagnostic.self) { try read(bytes, "f4.npy") }
    #expect(error?.id == "npy.version")
  }

  @Test func whatIsNoNumberIsFound() {
    #expect(
      mistake("not-finite.npz") == "'not-finite.npz: x_test' holds inf in row 2")
  }

  @Test func partsKeepTheirPlaces() throws {
    let data = try load("parts.npz")
    #expect(data.rowCount == 10)
    #expect(data.parts.train.count == 7)
    #expect(data.parts.test == [7, 8, 9])
  }

  @Test func saysWhatIsWrong() {
    #expect(mistake("f4.npy", labels: "complex.npy").contains("a kind that is not read: <c16"))
    #expect(mistake("f4.npy").contains("need something to learn"))
    #expect(mistake("stored.npz") { $0.target = "z" }.contains("has no array 'z'"))
    #expect(mistake("stored.npz", labels: "y.npy").contains("has its targets in it"))
    #expect(mistake("y.npy", labels: "y.npy").contains("is no array of rows"))
    #expect(mistake("stored.npz") { $0.targetKind = .number } == "nothing")
  }

  /// Whatever is cut off or changed, there is an error and no crash.
  @Test(arguments: ["stored.npz", "packed.npz", "f4.npy"])
  func brokenFilesAreRefused(name: String) throws {
    let file = try InputFile(Fixture.path("arrays/\(name)"))
    let whole = try file.allBytes(isInterrupted: { false })
    for cut in stride(from: 0, to: whole.count - 1, by: 7) {
      #expect(throws: Diagnostic.self) { try read(Array(whole.prefix(cut)), name) }
    }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0xFF
      _ = try? read(changed, name)
    }
  }

  private func read(_ bytes: [UInt8], _ name: String) throws {
    let file = try TemporaryFile(name, bytes: bytes)
    var reader = NumPyReader()
    reader.file = file.path
    if name.hasSuffix(".npy") { reader.labels = Fixture.path("arrays/y.npy") }
    _ = try Fixture.load(reader)
  }
}
