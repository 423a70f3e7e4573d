import Diagnostics
import Specification
import Tensors
import Testing

@testable import Datasets

@Suite struct IDXReaderTests {
  /// A header and bytes.
  static func idx(_ extents: [Int], _ bytes: [UInt8], type: UInt8 = 8) -> [UInt8] {
    let sizes = extents.flatMap { extent in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: extent >> $0) }
    }
    return [0, 0, type, UInt8(extents.count)] + sizes + bytes
  }

  static func load(
    _ images: [UInt8], _ labels: [UInt8], zipped: Bool = false
  ) throws -> Dataset {
    let images = try TemporaryFile("images-idx3-ubyte", bytes: images)
    let labels = try TemporaryFile("labels-idx1-ubyte", bytes: labels)
    var reader = IDXReader()
    reader.file = images.path
    reader.labels = labels.path
    var context = LoadContext(random: RandomStreams(seed: 0))
    return try reader.load(in: &context)
  }

  static func mistake(_ images: [UInt8], _ labels: [UInt8]) -> String {
    do {
      _ = try load(images, labels)
      return "nothing"
    } catch let error as Diagnostic {
      return error.message.replacing(#/'[^']*\/([^'\/]*)'/#) { "'\($0.1)'" }
    } catch {
      return "\(error)"
    }
  }

  static let labels = idx([2], [7, 3])

  @Test func imagesAndLabels() throws {
    let data = try Self.load(Self.idx([2, 2, 3], Array(0..<12)), Self.labels)
    #expect(data.target.classNames == ["3", "7"])
    #expect(data.classes == ["7", "3"])
    guard case .images(let images) = data.features else {
      Issue.record("these are images")
      return
    }
    #expect(images.shape == Shape(1, 2, 3))
    #expect(Array(images.pixels(1)) == Array(6..<12))
    #expect(data.scaling == .minmax)
  }

  @Test func otherShapes() throws {
    for (extents, shape) in [([2, 6], Shape(6)), ([2, 3, 1, 2], Shape(3, 1, 2))] {
      let data = try Self.load(Self.idx(extents, Array(0..<12)), Self.labels)
      guard case .images(let images) = data.features else { continue }
      #expect(images.shape == shape)
    }
    #expect(
      try Self.load(Self.idx([2, 6], Array(0..<12)), Self.labels).summary.contains("· 6 pixels ·"))
  }

  @Test(
    arguments: [
      ([], "'images-idx3-ubyte' ends too early"),
      ([0, 0, 8], "'images-idx3-ubyte' ends too early"),
      ([80, 75, 3, 4, 0], "'images-idx3-ubyte' is not an IDX file"),
      ([0, 0, 8, 0], "'images-idx3-ubyte' is not an IDX file"),
      (
        idx([2, 1], [1, 2], type: 13),
        "'images-idx3-ubyte' does not hold unsigned bytes (its type is 13, not 8)"
      ),
      (
        idx([2, 28, 28], [1, 2, 3]),
        "'images-idx3-ubyte' promises 2×28×28 bytes, more than it can hold"
      ),
      (
        idx([4_294_967_295, 4_294_967_295, 4_294_967_295], []),
        "'images-idx3-ubyte' promises 4294967295×4294967295×4294967295 bytes, more than it can hold"
      ),
      (idx([0, 28, 28], []), "'images-idx3-ubyte' promises 0×28×28 bytes, none"),
      (idx([2, 1], [1, 2, 3]), "'images-idx3-ubyte' holds more bytes than it promises"),
      (idx([12], Array(0..<12)), "'images-idx3-ubyte' is not a file of images: its extents are 12"),
      (
        idx([3, 2], Array(0..<6)),
        "'images-idx3-ubyte' has 3 images, 'labels-idx1-ubyte' has 2 labels"
      ),
    ] as [([UInt8], String)])
  func brokenImages(bytes: [UInt8], message: String) {
    #expect(Self.mistake(bytes, Self.labels) == message)
  }

  @Test func brokenLabels() {
    let images = Self.idx([2, 1], [1, 2])
    #expect(
      Self.mistake(images, images)
        == "'labels-idx1-ubyte' is not a file of labels: it has 2 extents, not 1")
    #expect(
      Self.mistake(images, Self.idx([2], [5, 5]))
        == "'labels-idx1-ubyte' has one label for all images: there is nothing to learn")
  }

  @Test func labelsAreNeeded() {
    var reader = IDXReader()
    reader.file = "x-idx3-ubyte"
    var context = LoadContext(random: RandomStreams(seed: 0))
    let failure = #expect(throws: Diagnostic.self) { try reader.load(in: &context) }
    #expect(failure?.message == "the images of 'x-idx3-ubyte' need labels")
  }

  @Test func readersByName() {
    #expect(Readers.kind(forFile: "a/train-images-idx3-ubyte.gz")?.name == "idx")
    #expect(Readers.kind(forFile: "x.idx3-ubyte")?.name == "idx")
    #expect(Readers.kind(forFile: "houses.csv")?.name == "csv")
    #expect(Readers.kind(forFile: "a/X.NPZ")?.name == "numpy")
    #expect(Readers.kind(forFile: "x.npy")?.name == "numpy")
    #expect(Readers.kind(forFile: "pictures/")?.name == "folder")
    #expect(Readers.kind(forFile: "/tmp")?.name == "folder")
    #expect(Readers.kind(forFile: "/dev/null")?.name == "csv")
    #expect(Readers.kind(forFile: "iriss") == nil)
  }

  @Test func writtenAsTheyAreTyped() throws {
    var reader = IDXReader()
    reader.file = "a-ubyte"
    reader.labels = "b-ubyte"
    #expect(reader.written == #""a-ubyte" labels "b-ubyte""#)
    var moons = Moons()
    moons.noise = 0.25
    #expect(moons.written == "moons noise 0.25")
  }
}
