package import Diagnostics
package import Specification
import Tensors

/// Reads a folder of pictures that has a folder for each class.
package struct FolderReader: DataSource {
  package var folder = ""
  package var size: PictureSize?
  package var isGray = false
  package var test: Double?
  package var streams = false

  package init() {}

  package static let spec = Spec<FolderReader>(
    "folder", "Pictures in a folder for each class: PNG, JPEG, GIF, WebP and BMP, on white.",
    [
      .positional(
        \.folder, "folder", "The folder of the classes' folders, or of train and test with such.",
        meaning: .file()),
      .option(
        \.size, "size", "Height and width that the middle of every picture is brought to.",
        placeholder: "N|[H W]"),
      .option(\.isGray, "gray", "Whether only brightness is read."),
      .option(
        \.test, "test", "Share of the pictures kept for test.", placeholder: "X",
        rule: Rule.within(0..<1).ifPresent),
      .option(\.streams, "stream", streamSummary),
    ],
    examples: [#"data "animals/" size 32"#, #"data "letters/" size [28 20] gray on"#])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var data = try pictures.load(name: name, isInterrupted: context.isInterrupted)
    try data.split(Split(test: test), using: &context.random[.split])
    return data
  }

  /// Some pictures of every class.
  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    var sketch = try pictures.sketch(name: name, isInterrupted: context.isInterrupted)
    try sketch.dataset.split(Split(test: test), using: &context.random[.split])
    return sketch
  }

  private var pictures: PictureFolder {
    var pictures = PictureFolder(path: folder, size: size, channels: isGray ? 1 : 3)
    pictures.streams = streams
    return pictures
  }

  private var name: String { fileName(of: folder) }
}

/// The height and width of pictures, or one number for both.
package struct PictureSize: ArgumentValue, Hashable {
  let height: Int
  let width: Int

  /// The most pixels along a side.
  static let most = 16_384

  package static var form: ArgumentForm { .value }
  package static var placeholder: String { "N|[H W]" }
  package static var noun: String { "a number of pixels, or height and width in a list" }

  package init?(_ literal: Literal) {
    var sides: [Int] = []
    switch literal {
    case .list(let literals): sides = literals.compactMap { Int($0) }
    default: sides = Int(literal).map { [$0, $0] } ?? []
    }
    guard sides.count == 2, sides.allSatisfy({ (1...Self.most).contains($0) }) else { return nil }
    (height, width) = (sides[0], sides[1])
  }

  package var written: String { height == width ? "\(height)" : "[\(height) \(width)]" }
}
