import Diagnostics
import Glibc
import Tensors
import Testing

@testable import Datasets

@Suite struct SpoolTests {
  @Test func keepsWhatIsAdded() throws {
    let spool = try Spool(for: "x.csv")
    #expect(try spool.append([Int32(3), 4]) == 0)
    #expect(try spool.append([Int32(5)]) == 8)
    #expect(Array(try spool.stored(as: Int32.self)) == [3, 4, 5])
    #expect(spool.count == 12)
  }

  @Test func nothingIsAnEmptyRow() throws {
    #expect(try Spool(for: "x.csv").stored(as: Float.self).isEmpty)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let failure = #expect(throws: Diagnostic.self) {
      try Spool(for: "x.csv", in: "/no/such/folder")
    }
    #expect(
      failure?.message
        == "the rows of 'x.csv' cannot be kept in /no/such/folder: no such file or directory")
    #expect(failure?.hint == "name a folder with room for them: TMPDIR=/data nn")
  }

  @Test func aFullDiskIsSaid() throws {
    let spool = Spool(for: "x.csv", in: "/dev", descriptor: open("/dev/full", O_WRONLY))
    let failure = #expect(throws: Diagnostic.self) { try spool.append([1, 2]) }
    #expect(failure?.message.hasSuffix(": no space left on device") == true)
  }
}
