/// The line that shows a picture: `![loss](lesson.assets/3.svg)`.
enum FigureLine {
  /// The picture that a line shows and nothing else; what stands before it is left out.
  static func read(_ line: String) -> (path: String, description: String)? {
    guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.lastRange(of: "](") else {
      return nil
    }
    var address = line[middle.upperBound...].dropLast()
    if address.hasPrefix("<"), address.hasSuffix(">") { address = address.dropFirst().dropLast() }
    let words = line[..<middle.lowerBound].dropFirst(2)
    return (decoded(address), unescaped(words))
  }

  static func text(path: String, description: String) -> String {
    "![\(escaped(description))](\(encoded(path)))"
  }

  private static let marks = "\\`*_[]<>&!"

  private static func escaped(_ text: String) -> String {
    var result = ""
    for letter in text {
      if letter.isNewline {
        result += " "
      } else {
        if marks.contains(letter) { result += "\\" }
        result.append(letter)
      }
    }
    return result
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for letter in text {
      if letter == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(letter)
        isEscaped = false
      }
    }
    return result
  }

  /// What may stand in an address between round brackets as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: "-._~/+,=@".utf8.contains(byte)
    }
  }

  private static func encoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        bytes += (byte < 16 ? "%0\(digits)" : "%\(digits)").utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ address: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate func lastRange(of part: String) -> Range<Index>? { ranges(of: part).last }
}
