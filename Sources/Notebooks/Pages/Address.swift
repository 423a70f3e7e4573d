/// Where a link leads.
struct Address {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// What stands before the colon, in lower case: `https`; `nil` for an address from here.
  var scheme: String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = text[..<colon]
    let isScheme = scheme.utf8.allSatisfy { byte in
      ("a"..."z").contains(Character(Unicode.Scalar(byte | 0x20)))
        || ("0"..."9").contains(Character(Unicode.Scalar(byte))) || "+-.".utf8.contains(byte)
    }
    return isScheme ? scheme.lowercased() : nil
  }

  /// Whether a reader may follow it: nothing that runs, nothing with bytes in it.
  var isSafe: Bool {
    // Browsers leave control characters out before they look for the scheme.
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 }) else { return false }
    return scheme.map { ["http", "https", "mailto"].contains($0) } ?? true
  }

  /// The file it names: without a query and a place in it, percent signs read.
  var path: String {
    var bytes: [UInt8] = []
    var rest = Array(text.prefix { $0 != "#" && $0 != "?" }.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
