import Glibc
import Reports
import Testing

@testable import Rendering

/// Figures of every kind, byte by byte as they were when they were last looked at.
///
/// After a change that is meant: `NN_RECORD_PICTURES=1 scripts/test --filter SVGPictureTests` writes
/// them anew into `Pictures`; look at every one that Git shows as changed, on a light and on a dark
/// background, before it is committed.
@Suite struct SVGPictureTests {
  private static let folder =
    String(#filePath.dropLast("SVG/SVGPictureTests.swift".count)) + "Pictures/"

  @Test(arguments: SampleFigures.all.map(\.name))
  func asRecorded(_ name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name }).figure
    let text = SVGRenderer().text(of: figure)
    let path = Self.folder + name + ".svg"
    if getenv("NN_RECORD_PICTURES") != nil { try Self.write(text, to: path) }
    #expect(Self.read(path) == text)
    #expect(XMLCheck.mistake(in: text) == nil)
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fputs(text, file) >= 0)
  }
}
