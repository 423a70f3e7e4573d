import Diagnostics

/// Refuses text that is not UTF-8 by its first bytes.
enum Encoding {
  /// The length of a UTF-8 byte order mark; an error for UTF-16, UTF-32 and bytes that are no text.
  static func check(_ bytes: UnsafeRawBufferPointer, path: String) throws(Diagnostic) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let beginning = bytes.prefix(1024)
    let zeros = beginning.count { $0 == 0 }
    if isMarked || looksLikeUTF16(beginning, zeros: zeros) {
      throw TablePlace(path: path, line: 1, column: 1).diagnostic(
        "csv.utf16", "the file is UTF-16, not UTF-8",
        hint: "iconv -f UTF-16 -t UTF-8 \(path) > new.csv")
    }
    guard zeros == 0 else {
      throw TablePlace(path: path, line: 1, column: 1).diagnostic(
        "csv.binary", "the file is not a text")
    }
    return 0
  }

  /// Every second byte of Latin text in UTF-16 is zero.
  private static func looksLikeUTF16(_ bytes: Slice<UnsafeRawBufferPointer>, zeros: Int) -> Bool {
    guard bytes.count >= 4, zeros * 5 >= bytes.count * 2 else { return false }
    let even = bytes.indices.count { $0 % 2 == 0 && bytes[$0] == 0 }
    return even == zeros || even == 0
  }
}
