import Diagnostics
import Testing

@testable import Datasets

@Suite struct ZipFileTests {
  @Test(arguments: ["stored.npz", "packed.npz"])
  func membersAreReadWhole(name: String) throws {
    let bytes = try InputFile(Fixture.path("arrays/\(name)")).allBytes(isInterrupted: { false })
    let zip = try ZipFile(name, bytes)
    #expect(zip.members.map(\.name) == ["x.npy", "y.npy"])
    for member in zip.members {
      #expect(try zip.contents(of: member).starts(with: [0x93, 0x4E]))
    }
  }

  @Test func whatIsNoArchiveIsRefused() {
    #expect(throws: Diagnostic.self) { try ZipFile("x.npz", [0x50, 0x4B]) }
    #expect(throws: Diagnostic.self) { try ZipFile("x.npz", []) }
  }
}
