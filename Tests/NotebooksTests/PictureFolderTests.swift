import Diagnostics
import Glibc
import Notebooks
import Session
import Testing

@Suite struct PictureFolderTests {
  @Test func keepsWhatTheLastRecordingDrew() throws {
    var template = Array("/tmp/nn-pictures-XXXXXX".utf8CString)
    let root = try #require(mkdtemp(&template).map { String(cString: $0) })
    let folder = PictureFolder(ofNotebook: root + "/a lesson.md")
    let pictures = ["<svg>one</svg>\n", "<svg>two</svg>\n"].enumerated().map {
      RecordedRun.Picture(name: "\($0.offset + 1).svg", svg: $0.element)
    }
    try folder.keep(pictures)
    let assets = root + "/a lesson.assets"
    #expect(TextFile.names(in: assets) == ["1.svg", "2.svg"])
    #expect(folder.text(at: "a lesson.assets/2.svg") == "<svg>two</svg>\n")
    #expect(folder.text(at: "a lesson.assets/3.svg") == nil)
    for name in ["photo.svg", "03.svg", "0.svg"] {
      try TextFile.write("mine", to: "\(assets)/\(name)")
    }
    try folder.keep(Array(pictures.prefix(1)))
    #expect(TextFile.names(in: assets) == ["0.svg", "03.svg", "1.svg", "photo.svg"])
    for name in ["photo.svg", "03.svg", "0.svg"] { unlink("\(assets)/\(name)") }
    try folder.keep([])
    #expect(TextFile.names(in: root) == [])
    try folder.keep([])
    rmdir(root)
  }

  @Test func aFolderThatCannotBeMadeIsSaid() throws {
    let folder = PictureFolder(ofNotebook: "/proc/lesson.md")
    let mistake = try #require(throws: Diagnostic.self) {
      try folder.keep([RecordedRun.Picture(name: "1.svg", svg: "")])
    }
    #expect(mistake.message.hasPrefix("cannot make the folder '/proc/lesson.assets'"))
  }
}
