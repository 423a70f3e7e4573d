import Testing

@testable import Rendering

@Suite struct ShortNamesTests {
  private func names(_ names: [String], _ width: Int, isUnicode: Bool = true) -> [String] {
    ShortNames.names(names, width: width, OutputStyle(isUnicode: isUnicode))
  }

  @Test func namesThatFitStay() { #expect(names(["setosa", "b"], 6) == ["setosa", "b"]) }

  @Test func beginnings() {
    #expect(names(["versicolor", "setosa"], 6) == ["versi…", "setosa"])
    #expect(names(["versicolor", "setosa"], 6, isUnicode: false) == ["versi~", "setosa"])
  }

  @Test func endsWhereBeginningsAreEqual() {
    #expect(names(["learning rate 0.1", "learning rate 0.2"], 9) == ["lear… 0.1", "lear… 0.2"])
  }

  @Test func numbersWhereEndsAreEqualToo() {
    #expect(names(["aaaa1aaaa", "aaaa2aaaa"], 5) == ["aaa…1", "aaa…2"])
    #expect(names(["aaaa1aaaa", "aaaa2aaaa"], 2) == ["1", "2"])
  }

  @Test func wideLettersTakeTwoColumns() {
    #expect(names(["变色鸢尾", "山鸢尾"], 6) == ["变色…", "山鸢尾"])
  }

  @Test func equalNamesStayEqual() { #expect(names(["abcdef", "abcdef"], 4) == ["abc…", "abc…"]) }
}
