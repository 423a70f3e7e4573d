/// What a terminal answers to questions about pictures, read out of all that came from it.
package struct TerminalAnswers: Sendable, Equatable {
  /// Asks for Kitty's protocol, the colour of the background and, last, the attributes of the device,
  /// which every terminal answers.
  package static let questions =
    "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}]11;?\u{1B}\\\u{1B}[c"

  package private(set) var hasKitty = false
  package private(set) var hasSixel = false
  package private(set) var background: Background?
  /// The last answer has come.
  package private(set) var isComplete = false
  /// What was no answer: the person typed it.
  package private(set) var typed: [UInt8] = []

  package init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      if let end = end(ofAnswerAt: place, in: bytes) {
        place = end
      } else {
        typed.append(bytes[place])
        place += 1
      }
    }
  }

  /// The protocol to use, where there is one.
  package var pictures: PictureProtocol? { hasKitty ? .kitty : hasSixel ? .sixel : nil }

  private mutating func end(ofAnswerAt place: Int, in bytes: [UInt8]) -> Int? {
    let rest = bytes[place...]
    if rest.starts(with: "\u{1B}[?".utf8) { return attributes(rest) }
    if rest.starts(with: "\u{1B}_G".utf8) {
      return string(rest) { answers, text in answers.hasKitty = text.hasSuffix(";OK") }
    }
    if rest.starts(with: "\u{1B}]11;".utf8) {
      return string(rest) { answers, text in answers.background = Self.background(in: text) }
    }
    return nil
  }

  /// `ESC [ ? 64 ; 4 c`: 4 stands for sixel.
  private mutating func attributes(_ rest: ArraySlice<UInt8>) -> Int? {
    let text = rest.dropFirst(3)
    let parameters = text.prefix { (0x30...0x3B).contains($0) }
    guard parameters.endIndex < rest.endIndex, rest[parameters.endIndex] == UInt8(ascii: "c") else {
      return nil
    }
    isComplete = true
    hasSixel = parameters.split(separator: UInt8(ascii: ";")).contains { Array($0) == [0x34] }
    return parameters.endIndex + 1
  }

  /// A string that ends with `ESC \` or BEL.
  private mutating func string(
    _ rest: ArraySlice<UInt8>, _ use: (inout TerminalAnswers, String) -> Void
  ) -> Int? {
    guard let end = rest.dropFirst().firstIndex(where: { $0 == 0x1B || $0 == 0x07 }) else {
      return nil
    }
    let length = rest[end] == 0x07 ? 1 : 2
    guard end + length <= rest.endIndex else { return nil }
    use(&self, String(decoding: rest[..<end], as: UTF8.self))
    return end + length
  }

  /// `rgb:1616/1919/1f1f`: dark where red, green and blue are less than half together.
  private static func background(in text: String) -> Background? {
    guard let start = text.firstRange(of: "rgb:") else { return nil }
    let parts = text[start.upperBound...].split(separator: "/").compactMap { part in
      Int(part.prefix(2), radix: 16)
    }
    guard parts.count == 3 else { return nil }
    return parts.reduce(0, +) < 3 * 128 ? .dark : .light
  }
}
