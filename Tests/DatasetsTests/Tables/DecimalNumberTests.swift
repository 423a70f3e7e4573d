import Glibc
import Tensors
import Testing

@testable import Datasets

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("0", 0), ("-0", -0.0), ("7", 7), ("+7", 7), ("-1.5", -1.5), (".5", 0.5), ("5.", 5),
    ("3e-4", 3e-4), ("3E4", 3e4), ("1e+2", 100), ("00012", 12), ("0.000000000000000000001", 1e-21),
    ("123456789012345678901234567890", 1.234567890123456789e29),
    ("0.1234567890123456789012345", 0.12345678901234568), ("1e-30", 1e-30), ("1e38", 1e38),
    ("16777217", 16777217), ("1e-50", 0), ("0e999999999999999999999", 0),
    ("00000000000000000000000.5", 0.5),
  ])
  func reads(text: String, value: Double) throws {
    let number = try #require(DecimalNumber(text))
    #expect(number.float == Float(value))
    #expect(number.float.sign == Float(value).sign)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1,5", "1_000", "0x10", "inf", "nan",
    "1 2",
    "1f", "--1", "١", "1e5.0",
  ])
  func refuses(text: String) {
    #expect(DecimalNumber(text) == nil)
    #expect(Self.inRecord(text) == nil)
  }

  @Test(arguments: ["1e39", "-1e39", "3.5e38", "1e999999999999999999999999"])
  func beyondFloatIsInfinite(text: String) throws {
    #expect(try #require(DecimalNumber(text)).float.isInfinite)
  }

  @Test func commas() throws {
    let number = try #require(DecimalNumber("-1,25", allowsComma: true))
    #expect(number.float == -1.25)
    #expect(number.mark == .comma)
    #expect(DecimalNumber("12", allowsComma: true)?.mark == nil)
    #expect(DecimalNumber("1,2,3", allowsComma: true) == nil)
    #expect(
      DecimalNumber("0,12345678901234567890123", allowsComma: true)?.float == 0.123456789012345679)
  }

  /// `strtof` of the GNU C library is correctly rounded.
  @Test func agreesWithTheCLibrary() {
    var random = RandomStream(key: 7)
    for _ in 0..<100_000 {
      let text = Self.randomText(&random)
      let theirs = strtof(text, nil).bitPattern
      #expect(DecimalNumber(text)?.float.bitPattern == theirs, "\(text)")
      #expect(Self.inRecord(text)?.float.bitPattern == theirs, "\(text)")
    }
  }

  /// Halfway between two Floats, and a hair beside it.
  @Test func roundsAtTheMiddle() {
    var random = RandomStream(key: 8)
    for _ in 0..<20_000 {
      let below = Float(random.uniform(0.001, 100_000))
      let middle = (Double(below) + Double(below.nextUp)) / 2
      for text in ["\(middle)", "\(middle)0000000000000000000001", "\(middle.nextDown)"]
      where !text.contains("e") {
        #expect(DecimalNumber(text)?.float.bitPattern == strtof(text, nil).bitPattern, "\(text)")
      }
    }
  }

  /// What stands after the field must not matter.
  static func inRecord(_ text: String) -> DecimalNumber? {
    (Array(text.utf8) + Array("12345678".utf8)).withUnsafeBufferPointer {
      DecimalNumber(
        inRecord: UnsafeBufferPointer(rebasing: $0.prefix(text.utf8.count)), allowsComma: false)
    }
  }

  /// Digits, a point somewhere, sometimes a sign and an exponent.
  static func randomText(_ random: inout RandomStream) -> String {
    var text = ["", "-", "+"][random.below(3)]
    let count = 1 + random.below(random.below(4) == 0 ? 30 : 12)
    let point = random.below(count + 3)
    for place in 0..<count {
      if place == point { text += "." }
      text += String(random.below(10))
    }
    if random.below(4) == 0 { text += "e\(random.below(90) - 50)" }
    return text
  }
}
