import Diagnostics
import Specification
import Tensors
import Testing

@testable import Datasets

@Suite struct FolderReaderTests {
  private func load(_ configure: (inout FolderReader) -> Void = { _ in }) throws -> Dataset {
    var reader = FolderReader()
    reader.folder = Fixture.path("pictures/")
    configure(&reader)
    return try Fixture.load(reader)
  }

  private func images(_ data: Dataset) throws -> Images {
    guard case .images(let images) = data.features else { throw Failure() }
    return images
  }

  private struct Failure: Error {}

  @Test func eachFolderIsAClass() throws {
    let data = try load()
    #expect(data.target.classNames == ["blue", "red"])
    #expect(data.rowCount == 8)
    #expect(data.notes.map(\.message) == ["1 file left out that are no pictures"])
    let images = try images(data)
    #expect(images.shape == Shape(3, 4, 6))
    // The first pixel is black; then blue is blue.
    let pixels = Array(images.pixels(0))
    #expect(pixels.prefix(24).allSatisfy { $0 == 0 })
    #expect(pixels[48] == 0)
    #expect(pixels[49...].allSatisfy { $0 == 255 })
  }

  @Test func othersFormsAreReadAlike() throws {
    let images = try images(load())
    let (png, bmp) = (Array(images.pixels(4)), Array(images.pixels(7)))
    #expect(png.dropFirst().prefix(23) == bmp.dropFirst().prefix(23))
  }

  @Test func picturesAreBroughtToASize() throws {
    let data = try load {
      $0.size = PictureSize(.list([.number(2), .number(3)]))
      $0.isGray = true
    }
    let images = try images(data)
    #expect(images.shape == Shape(1, 2, 3))
    // Rec. 601: blue is dark, red brighter.
    #expect(images.pixels(0).last == 29)
    #expect(images.pixels(4).last == 76)
  }

  @Test func foldersWithoutClassesAreRefused() throws {
    let error = #expect(throws: Diagnostic.self) {
      try load { $0.folder = Fixture.path("pictures/red") }
    }
    #expect(error?.message.contains("has no folders in it") == true)
    let missing = #expect(throws: Diagnostic.self) { try load { $0.folder = "/nowhere/at all" } }
    #expect(missing?.message == "there is no folder '/nowhere/at all'")
  }
}
