import Diagnostics
import Glibc
import Reports
import Session
import Testing

@testable import Notebooks

@Suite struct FigureFolderTests {
  private let chart = Figure.chart(
    Chart("loss", x: Axis("epoch"), y: Axis("loss"), series: [.init("train", values: [3, 2])]))

  @Test func keepsWhatTheLastRecordingDrew() throws {
    var template = Array("/tmp/nn-figures-XXXXXX".utf8CString)
    let root = try #require(mkdtemp(&template).map { String(cString: $0) })
    let folder = FigureFolder(of: root + "/lesson.md")
    #expect(folder.path == root + "/lesson.assets")
    try folder.write([chart, chart])
    #expect(TextFile.names(in: folder.path) == ["1.svg", "2.svg"])
    try TextFile.write("mine", to: folder.path + "/photo.svg")
    try folder.write([chart])
    #expect(TextFile.names(in: folder.path) == ["1.svg", "photo.svg"])
    unlink(folder.path + "/photo.svg")
    try folder.write([])
    #expect(TextFile.names(in: root) == [])
    rmdir(root)
  }

  @Test func saysWhatIsMissing() throws {
    let text = "```nn\n1\n```\n\n![a](none.assets/1.svg)\n"
    let notebook = try Notebook(SourceText(text), name: "none")
    #expect(
      FigureFolder(of: "/tmp/none.md").missing(of: notebook) == ["/tmp/none.assets/1.svg"])
    #expect(FigureFolder(of: "none.md").missing(of: notebook) == ["none.assets/1.svg"])
  }
}
