import Diagnostics
import Testing

@testable import Datasets
import Tensors

@Suite struct ZipFileTests {
  @Test(arguments: ["stored.npz", "packed.npz"])
  func membersAreReadWhole(name: String) throws {
    let bytes = try InputFile(Fixture.path("arrays/\(name)"))
      .storedBytes(streams: false, isInterrupted: { false })
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

  private func stored() throws -> [UInt8] {
    try InputFile(Fixture.path("arrays/stored.npz")).allBytes(isInterrupted: { false })
  }

  /// Without its checksum a changed pixel would be taken for another.
  @Test func aChangedByteIsNoticed() throws {
    var bytes = try stored()
    bytes[200] ^= 1
    let zip = try ZipFile("x.npz", Stored(bytes))
    let error = #expect(throws: Diagnostic.self) { try zip.contents(of: zip.members[0]) }
    #expect(error?.message == "'x.npy' in 'x.npz' is damaged: its checksum is another one")
  }

  /// As archives of more than 4 GB have it.
  @Test func theLargeDirectoryIsRead() throws {
    let bytes = try stored()
    let end = bytes.count - 22
    let count = UInt64(bytes[end + 10])
    let start = (0..<4).reduce(UInt64(0)) { $0 | UInt64(bytes[end + 16 + $1]) << (8 * UInt64($1)) }
    func little(_ number: UInt64, _ width: UInt64) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let record =
      little(0x0606_4B50, 4) + little(44, 8) + little(0, 12) + little(count, 8)
      + little(count, 8) + little(0, 8) + little(start, 8)
    let locator = little(0x0706_4B50, 4) + little(0, 4) + little(UInt64(end), 8) + little(1, 4)
    var small = Array(bytes[end...])
    small.replaceSubrange(10..<12, with: [0xFF, 0xFF])
    small.replaceSubrange(16..<20, with: [0xFF, 0xFF, 0xFF, 0xFF])
    let large = bytes[..<end] + record + locator + small
    let zip = try ZipFile("x.npz", Stored(Array(large)))
    #expect(zip.members.map(\.name) == ["x.npy", "y.npy"])
    #expect(try zip.contents(of: zip.members[1]).starts(with: [0x93]))
  }

  @Test func aPasswordIsRefused() throws {
    var bytes = try stored()
    let directory = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes[directory + 8] |= 1
    let zip = try ZipFile("x.npz", Stored(bytes))
    let error = #expect(throws: Diagnostic.self) { try zip.contents(of: zip.members[0]) }
    #expect(error?.id == "zip.password")
  }
}
