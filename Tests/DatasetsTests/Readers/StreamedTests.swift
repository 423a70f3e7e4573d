import Diagnostics
import Specification
import Tensors
import Testing

@testable import Datasets

/// With `stream on`, every reader gives the rows that it gives without it.
@Suite struct StreamedTests {
  private func expectSame(
    _ make: (Bool) throws(Diagnostic) -> any DataSource, _ name: Comment
  ) throws {
    let (memory, disk) = (try Fixture.load(make(false)), try Fixture.load(make(true)))
    #expect(!memory.isOnDisk, name)
    #expect(disk.isOnDisk, name)
    #expect(disk.summary == memory.summary + " · read from disk", name)
    #expect(disk.parts == memory.parts, name)
    #expect(disk.notes.map(\.message) == memory.notes.map(\.message), name)
    #expect(disk.statistics.map(\.numbers) == memory.statistics.map(\.numbers), name)
    for row in 0..<memory.rowCount {
      // A missing number is not equal to itself; its bits are.
      #expect(disk.contents(of: row) == memory.contents(of: row), name)
    }
  }

  @Test(arguments: [
    "plain", "booleans", "blank-lines", "missing", "missing-is-a-level", "quoted",
    "number-classes", "boolean-classes", "many-levels",
  ])
  func tables(name: String) throws {
    try expectSame(
      { streams in
        var reader = CSVReader()
        reader.file = Fixture.path("\(name).csv")
        reader.target = ["kind"]
        reader.streams = streams
        return reader
      }, "\(name)")
  }

  @Test func tablesWithTestRowsOfTheirOwn() throws {
    try expectSame(
      { streams in
        var reader = CSVReader()
        reader.file = Fixture.path("train.csv")
        reader.target = ["kind"]
        reader.test = .file(Fixture.path("test.csv"))
        reader.streams = streams
        return reader
      }, "test.csv")
  }

  @Test(arguments: [
    "u1", "u2", "i4", "f2", "f4", "f8", "big-f4", "big-i2", "bool", "columns",
  ])
  func arrays(name: String) throws {
    try expectSame(
      { streams in
        var reader = NumPyReader()
        reader.file = Fixture.path("arrays/\(name).npy")
        reader.labels = Fixture.path("arrays/y.npy")
        reader.streams = streams
        return reader
      }, "\(name)")
  }

  @Test(arguments: ["stored", "packed", "parts"])
  func archives(name: String) throws {
    try expectSame(
      { streams in
        var reader = NumPyReader()
        reader.file = Fixture.path("arrays/\(name).npz")
        reader.streams = streams
        return reader
      }, "\(name)")
  }

  @Test(arguments: ["pictures", "forms"])
  func folders(name: String) throws {
    try expectSame(
      { streams in
        var reader = FolderReader()
        reader.folder = Fixture.path(name)
        reader.size = PictureSize(Literal.number(8))
        reader.streams = streams
        return reader
      }, "\(name)")
  }

  @Test func imagesPlainAndZipped() throws {
    let images = try TemporaryFile(
      "images-idx3-ubyte", bytes: IDXReaderTests.idx([3, 2, 2], (0..<12).map { $0 * 20 }))
    let labels = try TemporaryFile("labels-idx1-ubyte", bytes: IDXReaderTests.idx([3], [1, 0, 1]))
    try expectSame(
      { streams in
        var reader = IDXReader()
        (reader.file, reader.labels) = (images.path, labels.path)
        reader.streams = streams
        return reader
      }, "idx")
  }

  @Test(arguments: [nil, 3])
  func texts(stride: Int?) throws {
    let text = try TemporaryFile(
      "book.txt", bytes: Array("Zwei Bücher\r\nüber 中文 – und mehr.\r\n".utf8))
    try expectSame(
      { streams in
        var reader = CSVReader()
        reader.file = text.path
        (reader.sequence, reader.stride) = (5, stride)
        reader.streams = streams
        return reader
      }, "text")
  }

  @Test func aFileThatEndsTooEarlyIsSaid() throws {
    let images = try TemporaryFile("images-idx3-ubyte", bytes: [0, 0, 8, 3, 0, 0, 0, 3] + [1, 2])
    let labels = try TemporaryFile("labels-idx1-ubyte", bytes: IDXReaderTests.idx([3], [1, 0, 1]))
    var reader = IDXReader()
    (reader.file, reader.labels, reader.streams) = (images.path, labels.path, true)
    let asked = reader
    let failure = #expect(throws: Diagnostic.self) { try Fixture.load(asked) }
    #expect(failure?.message.hasSuffix("ends too early") == true)
  }
}
