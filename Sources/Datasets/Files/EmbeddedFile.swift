import CEmbedded

/// A file that is part of the program.
final class EmbeddedFile: ByteSource {
  let path: String
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  private init(_ path: String, _ embedded: EmbeddedBytes) {
    self.path = path
    bytes = UnsafeRawBufferPointer(start: embedded.start, count: Int(embedded.count))
  }

  static var cancer: EmbeddedFile { EmbeddedFile("cancer.csv", embedded_cancer()) }
  static var diabetes: EmbeddedFile { EmbeddedFile("diabetes.csv", embedded_diabetes()) }
  static var digitsImages: EmbeddedFile {
    EmbeddedFile("digits.idx3-ubyte", embedded_digits_images())
  }
  static var digitsLabels: EmbeddedFile {
    EmbeddedFile("digits.idx1-ubyte", embedded_digits_labels())
  }
  static var housing: EmbeddedFile { EmbeddedFile("housing.csv", embedded_housing()) }
  static var iris: EmbeddedFile { EmbeddedFile("iris.csv", embedded_iris()) }
  static var wine: EmbeddedFile { EmbeddedFile("wine.csv", embedded_wine()) }

  var mostBytes: Int { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
    offset += count
    return count
  }

  func rewind() -> Bool {
    offset = 0
    return true
  }
}
