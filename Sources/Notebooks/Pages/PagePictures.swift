import Formats
import Diagnostics

/// The pictures of a page, put into it, so that it needs no other file.
struct PagePictures {
  /// A picture as it stands in a page.
  enum Picture {
    /// An `svg` element.
    case drawing(String)
    /// The address of an `img` element, with the bytes in it.
    case data(String)
    /// A picture elsewhere, which is not fetched.
    case elsewhere
    case missing
  }

  /// The bytes of a file by its path from the notebook; `nil` where it cannot be read.
  let read: (String) -> [UInt8]?
  private var drawings = 0
  /// Paths of pictures that are not there.
  private(set) var missing: [String] = []

  init(read: @escaping (String) -> [UInt8]?) {
    self.read = read
  }

  /// Reads pictures from files below a folder, or beside it.
  init(folder: String) {
    self.init { path in
      do throws(Diagnostic) {
        return try FileBytes.read(path.hasPrefix("/") ? path : "\(folder)/\(path)")
      } catch { return nil }
    }
  }

  mutating func picture(at address: String) -> Picture {
    if Address(address).scheme != nil || address.hasPrefix("//") { return .elsewhere }
    return picture(in: Address(address).path)
  }

  /// A picture by the path of its file.
  mutating func picture(in path: String) -> Picture {
    guard let bytes = read(path), let type = Self.type(of: bytes) else {
      missing.append(path)
      return .missing
    }
    if type == Self.svg, let text = String(validating: bytes, as: UTF8.self),
      let figure = InlineFigure(text, number: drawings + 1)
    {
      drawings += 1
      return .drawing(figure.text)
    }
    return .data("data:\(type);base64,\(Base64.text(of: bytes))")
  }

  private static let svg = "image/svg+xml"

  /// The kind of a picture by its first bytes; `nil` for what no browser shows.
  private static func type(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: "GIF8".utf8) { return "image/gif" }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return "image/webp"
    }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    return head.contains("<svg") ? svg : nil
  }
}
