import CEditLine
import Testing

@testable import Terminal

@Suite struct BlockLayoutTests {
  private let hasUTF8 = cel_use_utf8()

  private func place(_ text: String, columns: Int = 10, prompt: Int = 3) -> [Int] {
    let layout = BlockLayout(columns: columns, promptWidth: prompt)
    let place = layout.place(after: text.unicodeScalars)
    return [place.row, place.column]
  }

  @Test func linesAndWraps() {
    #expect(place("") == [0, 3])
    #expect(place("abc") == [0, 6])
    #expect(place("a\nbc") == [1, 2])
    #expect(place("1234567") == [1, 0])
    #expect(place("1234567\nx") == [2, 1])
  }

  @Test func widths() {
    #expect(hasUTF8)
    #expect(place("中") == [0, 5])
    #expect(place("123456中") == [1, 2])
    #expect(place("e\u{301}") == [0, 4])
    #expect(place("\t") == [0, 8])
    #expect(place("\u{1}") == [0, 5])
    #expect(place("\u{200E}").last == 3 || place("\u{200E}") == [1, 0])
  }
}
