import Datasets
import Foundation
import Testing

@Suite struct FolderTests {
  @Test func namesComeInOrder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "b"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["c.csv", ".hidden", "ä"] {
      try Data().write(to: folder.appending(path: name))
    }
    #expect(Folder.names(in: folder.path()) == [".hidden", "b", "c.csv", "ä"])
  }

  @Test func aFolderThatIsNotThereHasNone() {
    #expect(Folder.names(in: "/nowhere/at/all").isEmpty)
  }
}
