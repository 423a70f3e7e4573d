import Glibc
import Reports
import Synchronization
import Testing

@testable import Rendering

@Suite struct FigureFilesTests {
  /// What was written, by path.
  private final class Folder: Sendable {
    private let files = Mutex<[String: [UInt8]]>([:])
    subscript(_ path: String) -> [UInt8]? {
      get { files.withLock { $0[path] } }
      set { files.withLock { $0[path] = newValue } }
    }
    var writer: FigureFiles {
      FigureFiles { bytes, path throws(FigureFailure) in self[path] = bytes }
    }
  }

  private static let figure = Figure.chart(SampleFigures.loss)

  @Test func theEndingNamesTheFormat() throws {
    let folder = Folder()
    for name in ["a.svg", "b.png", "c.pdf", "D.PNG", "x.y/e.SVG"] {
      try folder.writer.write(Self.figure, to: name)
    }
    let starts = ["a.svg", "b.png", "c.pdf", "D.PNG", "x.y/e.SVG"].map { name in
      String(decoding: folder[name]?.prefix(4).dropFirst() ?? [], as: UTF8.self)
    }
    #expect(starts == ["svg", "PNG", "PDF", "PNG", "svg"])
  }

  @Test(arguments: [
    ("loss.jpg", "no picture is written as .jpg: pictures end in .svg, .png, .pdf", "loss.svg"),
    ("a.b/loss", "'a.b/loss' has no ending: pictures end in .svg, .png, .pdf", "a.b/loss.svg"),
    ("", "'' has no ending: pictures end in .svg, .png, .pdf", "picture.svg"),
  ])
  func anotherEndingIsRefused(_ path: String, _ message: String, _ instead: String) {
    #expect(throws: FigureFailure(message, hint: "write to \"\(instead)\"")) {
      try Folder().writer.write(Self.figure, to: path)
    }
  }

  @Test func aFileThatCannotBeWrittenIsAFailure() {
    let failure = FigureFailure("cannot write 'x.svg': disk full")
    let writer = FigureFiles { _, _ throws(FigureFailure) in throw failure }
    #expect(throws: failure) { try writer.write(Self.figure, to: "x.svg") }
  }

  private static let figures = SampleFigures.all + StressFigures.all

  @Test(arguments: figures.map(\.name))
  func anyFigureIsDrawnAsPNGAndPDF(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.name == name }).figure
    let folder = Folder()
    try folder.writer.write(figure, to: "a.png")
    try folder.writer.write(figure, to: "a.pdf")
    let png = try #require(folder["a.png"])
    let drawing = FigureLayout.drawing(of: figure)
    #expect(Self.number(png, at: 16) == Int((drawing.width * 2).rounded(.up)))
    #expect(Self.number(png, at: 20) == Int((drawing.height * 2).rounded(.up)))
    #expect(try #require(folder["a.pdf"]).count > 1000)
  }

  @Test func aPDFDoesNotSayWhenItWasMade() throws {
    let folder = Folder()
    try folder.writer.write(Self.figure, to: "a.pdf")
    let text = String(decoding: try #require(folder["a.pdf"]), as: UTF8.self)
    #expect(text.contains("/Title"))
    #expect(!text.contains("CreationDate"))
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// `NN_PICTURE_FOLDER=/tmp scripts/test --filter FigureFilesTests` puts all figures there, to be
  /// looked at.
  @Test(.enabled(if: getenv("NN_PICTURE_FOLDER") != nil)) func picturesToLookAt() throws {
    let folder = getenv("NN_PICTURE_FOLDER").map { String(cString: $0) } ?? ""
    let writer = FigureFiles { bytes, path throws(FigureFailure) in
      guard let file = fopen(path, "w") else { throw FigureFailure("cannot write \(path)") }
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
    for (name, figure) in Self.figures {
      for format in writer.formats { try writer.write(figure, to: "\(folder)/\(name).\(format)") }
    }
  }

  @Test func dotsHaveTheColoursOfTheBackground() throws {
    let drawing = FigureLayout.drawing(of: Self.figure)
    for (background, colour) in [(Background.light, UInt32(0xFFFFFF)), (.dark, 0x16191F)] {
      let raster = try CairoSurface.raster(of: drawing, scale: 1, on: background)
      #expect(raster.dots.count == raster.width * raster.height)
      #expect(raster.dots.first == colour)
      #expect(Set(raster.dots).count > 20)
    }
  }
}
