import Testing

@testable import Notebooks

@Suite struct SpokenLinesTests {
  @Test(arguments: [
    ("let a = 1\nprint a", [2]), ("let a = evaluate", [1]), ("print [\n  1\n]\nprint 2;", [3]),
    ("def f { print 1 }\nexpect 1 < 2\nseed 3", []), ("f", [1]), ("1 + 1", [1]), ("", []),
  ])
  func areThoseThatMayShowSomething(code: String, lines: [Int]) {
    #expect(SpokenLines.of(code) == Set(lines))
  }
}
