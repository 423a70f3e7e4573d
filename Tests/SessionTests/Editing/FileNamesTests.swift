import Foundation
import Testing

@testable import Session

@Suite struct FileNamesTests {
  @Test func foldersComeAfterFilesThatFit() throws {
    let folder = try TemporaryFolder(["b.csv": "", "a.CSV": "", "c.png": "", ".d.csv": ""])
    try FileManager.default.createDirectory(
      atPath: folder.file("sub"), withIntermediateDirectories: false)
    let entries = FileNames().entries(beginning: folder.path + "/", endings: [".csv"])
    let names = entries.map { $0.path.replacing(folder.path + "/", with: "") }
    #expect(names == ["a.CSV", "b.csv", "sub/"])
    #expect(entries.map(\.isFolder) == [false, false, true])
    #expect(FileNames().entries(beginning: folder.path + "/nowhere/", endings: [""]).isEmpty)
  }

  @Test func columnsAreReadAnewWhenTheFileChanges() throws {
    let folder = try TemporaryFolder(["a.csv": "x,y\n1,2\n"])
    let (files, path) = (FileNames(), folder.file("a.csv"))
    #expect(files.columns(of: path) == ["x", "y"])
    #expect(files.columns(of: path) == ["x", "y"])
    try folder.write("x,y,z\n1,2,3\n", to: "a.csv")
    #expect(files.columns(of: path) == ["x", "y", "z"])
    #expect(files.columns(of: folder.file("nowhere.csv")).isEmpty)
  }
}
