import CGD
import Diagnostics
import Tensors

/// A picture that was read from a file: PNG, JPEG, GIF, WebP or BMP.
package final class Picture {
  /// As the user wrote it.
  let path: String
  private var decoded: gd_picture

  /// How the names of pictures end.
  package static let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"]

  /// Whether a file is a picture, by its name.
  package static func isNamed(_ path: String) -> Bool {
    let name = path.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  init(_ path: String, isInterrupted: () -> Bool = { false }) throws(Diagnostic) {
    try Self.checkLibrary()
    let bytes = try InputFile(path).allBytes(isInterrupted: isInterrupted)
    var picture = gd_picture(image: nil, width: 0, height: 0)
    guard gd_decode(bytes, bytes.count, &picture) else {
      throw Diagnostic(
        "picture.broken", "'\(path)' is no picture that can be read, or not a whole one",
        hint: "save it anew, or leave it out")
    }
    self.path = path
    decoded = picture
  }

  deinit { gd_free(&decoded) }

  var height: Int { Int(decoded.height) }
  var width: Int { Int(decoded.width) }

  /// An error where the library that reads pictures is not installed.
  static func checkLibrary() throws(Diagnostic) {
    guard gd_is_available() else {
      throw Diagnostic(
        "picture.library", "pictures are read by libgd, which is not installed",
        hint: "sudo apt-get install libgd3")
    }
  }

  /// Writes channels · height · width bytes: its middle, brought to that size. One channel is brightness
  /// (Rec. 601), three are red, green and blue; what is transparent lies on white.
  func draw(_ shape: Shape, into bytes: UnsafeMutableBufferPointer<UInt8>) throws(Diagnostic) {
    let extents = shape.extents
    guard extents.count == 3, bytes.count == shape.count, let start = bytes.baseAddress,
      let height = Int32(exactly: extents[1]), let width = Int32(exactly: extents[2]),
      gd_pixels(&decoded, height, width, Int32(extents[0]), start)
    else {
      throw Diagnostic("picture.memory", "there is no memory left for '\(path)'")
    }
  }
}
