import Testing

@testable import Specification

/// Values of the wrong kind or out of their rule.
struct ArgumentMistakesTests {
  @Test(arguments: [
    Mistake("order x ‹1.5›", "count must be a whole number", "this is 1.5"),
    Mistake("order x ‹1e30›", "count is far too large", "this is 1e30"),
    Mistake(
      "order x ‹\"2\"›", "count must be a whole number, not a text", "write 2 without quotes"),
    Mistake("order x ‹\"many\"›", "count must be a whole number, not a text", nil),
    Mistake("order x ‹true›", "count must be a whole number, not a boolean", nil),
    Mistake("order x ‹[1 2]›", "count must be a whole number, not a list", nil),
    Mistake("order x ‹none›", "count must be a whole number, not none", nil),
    Mistake("order price ‹\"a\"›", "price must be a number, not a text", nil),
    Mistake("order price ‹101›", "price must be from 0 to 100", "this is 101"),
    Mistake("order price ‹n - 5›", "price must be from 0 to 100", "this is -2"),
    Mistake("order days ‹10›", "days must be at least 1 and below 10", "this is 10"),
    Mistake("order wait ‹-1›", "wait must be a time such as 30s, 5m or 2h", "this is -1"),
    Mistake("order flours [rye ‹wheta›]", "no flours is called 'wheta'", "did you mean 'wheat'?"),
    Mistake(
      "order sizes ‹\"a\"›", "sizes must be a list, each element a whole number, not a text", nil),
  ])
  func refuses(mistake: Mistake) { mistake.check(Order.self) }

  @Test func rulesSayWhatTheyAsk() {
    #expect(Rule.atLeast(0.5).requirement == "at least 0.5")
    #expect(Rule.above(0.0).requirement == "above 0")
    #expect(Rule.within(0.0...1).requirement == "from 0 to 1")
    #expect(Rule.within(0..<3).requirement == "at least 0 and below 3")
    #expect(Rule.within(0..<3).holds(0) && !Rule.within(0..<3).holds(3))
    #expect(Rule.above(1).holds(2) && !Rule.above(1).holds(1) && Rule.atLeast(1).holds(1))
    #expect(Rule.above(1).ifPresent.holds(nil) && !Rule.above(1).ifPresent.holds(0))
  }

  @Test func listsNames() {
    #expect(listed([]) == "nothing")
    #expect(listed(["a"]) == "a")
    #expect(listed(["a", "b"]) == "a or b")
    #expect(listed(["a", "b", "c"]) == "a, b or c")
    #expect(listed((1...13).map { "\($0)" }) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …")
  }
}
