import Glibc
import Testing

@testable import Datasets
import Tensors

@Suite struct TableReaderTests {
  /// The first rows suggest numbers; the file is then read a second time.
  @Test func aColumnThatTurnsOutToBeText() throws {
    let path = try TemporaryFile("late.csv") { file in
      file += "x,y,kind\n"
      for row in 0..<3000 { file += "\(row % 7),\(row),\(row % 2)\n" }
      file += "seven,3000,1\n"
    }
    let data = try Fixture.load("") { $0.file = path.path }
    #expect(data.rowCount == 3001)
    #expect(data.column("x")?.levels == ["0", "1", "2", "3", "4", "5", "6", "seven"])
    #expect(data.column("y")?.kind == .numeric)
    #expect(data.column("y")?.text(3000) == "3000")
  }

  /// A file much larger than what is read at once, with quoted line breaks across the borders.
  @Test func aFileOfManyPieces() throws {
    let path = try TemporaryFile("large.csv") { file in
      file += "a,text,kind\n"
      for row in 0..<120_000 {
        file += "\(Double(row) / 8),\"line one\nline \(row % 5), \"\"end\"\"\",\(row % 3)\n"
      }
    }
    let data = try Fixture.load("") { $0.file = path.path }
    #expect(data.rowCount == 120_000)
    #expect(data.column("text")?.levels.count == 5)
    #expect(data.column("text")?.levels.first == "line one\nline 0, \"end\"")
    guard case .numbers(let numbers)? = data.column("a")?.values else {
      Issue.record("column 'a' is not numeric")
      return
    }
    #expect(numbers == Stored((0..<120_000).map { Float($0) / 8 }))
  }

  @Test func lineNumbersCountQuotedLineBreaks() throws {
    let path = try TemporaryFile("lines.csv") { file in
      file += "a,b\n"
      for _ in 0..<50_000 { file += "1,\"x\ny\"\r\n\r\n" }
      file += "1,2,3\n"
    }
    #expect(
      Fixture.mistake(in: "") {
        $0.file = path.path
        $0.target = ["b"]
      }.contains("line 150002, column 3"))
  }

  @Test func aFieldWithoutEndIsRefused() throws {
    let path = try TemporaryFile("endless.csv") { file in
      file += "a,kind\n1,x\n\"2,y\n" + String(repeating: "3,z\n", count: 400_000)
    }
    #expect(
      Fixture.mistake(in: "") { $0.file = path.path }
        .hasSuffix(
          "line 3, column 1: the field is longer than 1 MB | is the quote that closes it missing?"))
  }

  @Test func aPipeIsReadOnce() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let text = "x,kind\n1,a\n2,b\n"
    #expect(text.withCString { write(ends[1], $0, text.utf8.count) } == text.utf8.count)
    close(ends[1])
    defer { close(ends[0]) }
    let data = try Fixture.load("") { $0.file = "/dev/fd/\(ends[0])" }
    #expect(data.lines == ["1|a", "2|b"])
  }
}
