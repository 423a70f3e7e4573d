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
    #expect(data.notes.map(\.message) == ["1 file that is no picture was left out"])
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

  private func mistake(_ configure: (inout FolderReader) -> Void) -> String {
    do {
      _ = try load(configure)
      return "nothing"
    } catch let error as Diagnostic {
      return (error.message + (error.hint.map { " | \($0)" } ?? ""))
    } catch { return "\(error)" }
  }

  /// JPEG and WebP lose a little.
  @Test func everyFormIsRead() throws {
    let images = try images(load { $0.folder = Fixture.path("forms") })
    #expect(images.shape == Shape(3, 8, 12))
    for (row, colour) in [[230, 140, 30], [20, 40, 110]].flatMap({ Array(repeating: $0, count: 5) })
      .enumerated()
    {
      for (place, pixel) in images.pixels(row).enumerated() {
        #expect(abs(Int(pixel) - colour[place / 96]) <= (row % 5 > 2 ? 4 : 0))
      }
    }
  }

  @Test func whatIsTransparentLiesOnWhite() throws {
    let images = try images(load { $0.folder = Fixture.path("clear") })
    // A clear pixel, red with an alpha of 128 of 255, and two that are black; GD keeps seven bits of an
    // alpha.
    let half: UInt8 = 126
    #expect(Array(images.pixels(0)) == [255, 255, 0, 0, 255, half, 0, 0, 255, half, 0, 0])
    for row in 1...2 {
      #expect(Array(images.pixels(row)) == Array([[255, 0, 0, 0]].repeated(3).joined()))
    }
  }

  @Test func picturesOfManySizesNeedOne() {
    let folder = Fixture.path("sizes")
    #expect(
      mistake { $0.folder = folder + "/" }
        == "'\(folder)/wide/1.png' has 6 × 12 pixels, and '\(folder)/tall/1.png' 8 × 4"
        + " | bring all to one size: add 'size 4'")
  }

  /// The margins of both pictures are red.
  @Test func theMiddleIsTaken() throws {
    let images = try images(
      load {
        $0.folder = Fixture.path("sizes")
        $0.size = PictureSize(.number(3))
      })
    for row in 0..<2 {
      #expect(images.pixels(row).prefix(18).allSatisfy { $0 == 0 })
      #expect(images.pixels(row).suffix(9).allSatisfy { $0 == 255 })
    }
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    try InputFile(Fixture.path(name)).allBytes(isInterrupted: { false })
  }

  @Test func trainAndTestAreTheParts() throws {
    let (red, blue) = (
      try Self.bytes("pictures/red/0.png"), try Self.bytes("pictures/blue/0.png")
    )
    let tree = try TemporaryTree([
      "train/a/2.png": red, "train/a/10.png": red, "train/b/x.PNG": blue, "train/b/.hidden": [],
      "test/b/1.png": blue, "val/a/1.png": red, "readme": [], "train/a/old/1.png": red,
    ])
    let data = try load { $0.folder = tree.path }
    #expect(data.classes == ["a", "a", "b", "b"])
    #expect(data.parts.train == [0, 1, 2])
    #expect(data.parts.test == [3])
    #expect(try images(data).blocks.map(\.count) == [3 * 72, 72])
    #expect(
      data.notes.map(\.message) == [
        "2 files that are no pictures were left out",
        "1 folder within those of the classes was left out",
        "the folder 'val' was left out: only train and test are taken",
      ])
  }

  @Test func classesCalledTrainAndTestAreClasses() throws {
    let red = try Self.bytes("pictures/red/0.png")
    let tree = try TemporaryTree(["train/1.png": red, "test/1.png": red])
    #expect(try load { $0.folder = tree.path }.classes == ["test", "train"])
  }

  @Test func saysWhatIsWrongWithTheFolders() throws {
    let red = try Self.bytes("pictures/red/0.png")
    func mistake(_ names: [String]) throws -> String {
      let tree = try TemporaryTree(.init(uniqueKeysWithValues: names.map { ($0, red) }))
      return self.mistake { $0.folder = tree.path }.replacing(tree.path, with: "x")
    }
    #expect(
      try mistake(["a/1.png", "b/1.txt"])
        == "'x/b' has no pictures in it | take it out, or put some into it: their names end in "
        + ".png, .jpg, .jpeg, .gif, .webp, .bmp")
    #expect(
      try mistake(["train/a/1.png", "val/a/1.png"])
        == "'x/train' has no pictures in it | they lie in the folder of their class; folders train "
        + "and test are taken as the parts")
    #expect(
      try mistake(["train/a/1.png", "train/b/1.png", "test/c/1.png"]).hasPrefix(
        "'x/test/c' is a class that has no folder for training"))
    #expect(
      try mistake(["train/a/1.png", "test/a/1.png"]).hasPrefix("'x/train' has one folder in it"))
    #expect(
      try mistake(["train/a/1.png", "train/b/1.png", "test/a/1.txt"]).hasPrefix(
        "'x/test' has no pictures in it"))
  }

  /// libjpeg would fill up what is missing.
  @Test(arguments: ["1.png", "2.gif", "3.bmp", "4.jpg", "5.webp"])
  func brokenPicturesAreNamed(name: String) throws {
    let whole = try Self.bytes("forms/amber/\(name)")
    for broken in [[], Array(whole.prefix(20)), Array(whole.prefix(whole.count * 3 / 4))] {
      let tree = try TemporaryTree(["a/\(name)": whole, "b/\(name)": broken])
      #expect(
        mistake { $0.folder = tree.path }
          == "'\(tree.path)/b/\(name)' is no picture that can be read, or not a whole one"
          + " | save it anew, or leave it out")
    }
  }

  /// Whatever byte is changed, there is a picture or an error, and no crash.
  @Test(arguments: ["1.png", "2.gif", "3.bmp", "4.jpg", "5.webp"])
  func changedPicturesDoNoHarm(name: String) throws {
    let whole = try Self.bytes("forms/amber/\(name)")
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0xFF
      let file = try TemporaryFile(name, bytes: changed)
      _ = try? Picture(file.path)
    }
  }

  /// A sketch reads some pictures of every class, and counts all.
  @Test func aSketchReadsAFew() throws {
    let red = try Self.bytes("pictures/red/0.png")
    var files: [String: [UInt8]] = [:]
    for i in 0..<150 { files["a/\(i).png"] = red }
    files["b/1.png"] = red
    let tree = try TemporaryTree(files)
    var reader = FolderReader()
    reader.folder = tree.path
    var context = LoadContext(random: RandomStreams(seed: 0))
    let sketch = try reader.sketch(in: &context)
    #expect(sketch.rowCount == 151)
    #expect(sketch.dataset.rowCount == 101)
    #expect(!sketch.isWhole)
    #expect(sketch.dataset.target.classNames == ["a", "b"])
  }
}

extension Array {
  fileprivate func repeated(_ count: Int) -> [Element] {
    Array(repeatElement(self, count: count).joined())
  }
}
