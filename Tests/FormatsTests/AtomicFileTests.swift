import Diagnostics
import Foundation
import Testing

@testable import Formats

@Suite struct AtomicFileTests {
  static func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func writesAndReplaces() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x"
    try AtomicFile.write([1, 2, 3], to: path)
    #expect(try FileBytes.read(path) == [1, 2, 3])
    try AtomicFile.write([], to: path)
    #expect(try FileBytes.read(path) == [])
    #expect(folder.names == ["x"])
  }

  @Test func keepsTheMode() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x"
    try AtomicFile.write([1], to: path)
    #expect(chmod(path, 0o640) == 0)
    try AtomicFile.write([2], to: path)
    #expect(try Self.mode(path) == 0o640)
  }

  @Test func followsLinks() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    try AtomicFile.write([1], to: other.path + "/real")
    #expect(symlink(other.path + "/real", folder.path + "/one") == 0)
    #expect(symlink("one", folder.path + "/two") == 0)
    try AtomicFile.write([2], to: folder.path + "/two")
    #expect(try FileBytes.read(other.path + "/real") == [2])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/two") == "one")
    #expect(symlink("new", folder.path + "/dangling") == 0)
    try AtomicFile.write([3], to: folder.path + "/dangling")
    #expect(try FileBytes.read(folder.path + "/new") == [3])
    #expect(folder.names == ["dangling", "new", "one", "two"])
  }

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    #expect(mkdir(folder.path + "/inner", 0o700) == 0)
    for (path, cause) in [
      (folder.path + "/inner", "it is not a file"), ("/dev/full", "it is not a file"),
      (folder.path + "/none/x", "no such file or directory"),
      (folder.path + "/" + String(repeating: "x", count: 300), "file name too long"),
    ] {
      let failure = #expect(throws: Diagnostic.self) { try AtomicFile.write([1], to: path) }
      #expect(failure?.message == "cannot write '\(path)': \(cause)")
    }
    #expect(folder.names == ["inner"])
  }

  @Test func aLongNameFits() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "x", count: 255)
    try AtomicFile.write([1], to: folder.path + "/" + name)
    #expect(folder.names == [name])
  }
}
