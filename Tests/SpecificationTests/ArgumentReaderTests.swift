import Diagnostics
import Syntax
import Testing

@testable import Specification

/// Each form of argument, as it is written.
struct ArgumentReaderTests {
  @Test(arguments: [
    ("30s", 30), ("5m", 300), ("2h", 7200), ("n", 3), ("n * 10", 30), ("(5)", 5), ("0.5 * 1", 0.5),
  ])
  func readsDurations(text: String, seconds: Double) throws {
    #expect(try read(Order.self, "order wait \(text) paid off").wait.seconds == seconds)
  }

  @Test(arguments: [
    ("[1 2 3]", [1, 2, 3]), ("[1, n]", [1, 3]), ("[]", []), ("5", [5]), ("n", [3]),
    ("[1 -1]", [1, -1]), ("[n - 1 n * 2]", [2, 6]),
  ])
  func readsListsOfValues(text: String, sizes: [Int]) throws {
    #expect(try read(Order.self, "order sizes \(text) paid off").sizes == sizes)
  }

  @Test(arguments: [
    ("[anna bob]", ["anna", "bob"]), ("[anna,bob , cid,]", ["anna", "bob", "cid"]),
    ("anna", ["anna"]), ("[a-b \"c d\" 3x]", ["a-b", "c d", "3x"]),
    ("[a.b/c ../d]", ["a.b/c", "../d"]),
    ("(list)", ["wheat", "rye"]), ("[(text) text]", ["hello", "text"]), ("[]", []),
    ("[a(1) b]", ["a(1)", "b"]), ("[\n  anna\n  bob # two\n]", ["anna", "bob"]),
  ])
  func readsListsOfWords(text: String, names: [String]) throws {
    #expect(try read(Order.self, "order names \(text) paid off").names == names)
  }

  @Test func readsListsOfFixedWordsAndNumbers() throws {
    #expect(try read(Order.self, "order flours [rye, wheat]").flours == [.rye, .wheat])
    #expect(try read(Order.self, "order flours rye").flours == [.rye])
    #expect(
      try read(Order.self, "order shares [1 all n*2 n - 1 -1]").shares
        == [.some(1), .all, .some(6), .some(2), .some(-1)])
    #expect(
      try read(Order.self, "order toppings [sugar(3) plain]").toppings == [.sugar(3), .plain])
  }

  @Test(arguments: [
    Mistake("order names [‹,›a]", "',' cannot stand here", "expected a value", stage: .parse),
    Mistake(
      "order names [a,‹,›b]", "',' cannot stand here", "expected a value", stage: .parse),
    Mistake(
      "order names [\"a\"‹\"b\"›]", "'\"b\"' cannot stand here", "expected a blank, ',' or ']'",
      stage: .parse),
    Mistake("order shares [1 ‹x›]", "no value is called 'x'", nil),
    Mistake("order sizes [1 ‹2.5›]", "sizes must be a whole number", "this is 2.5"),
  ])
  func refusesLists(mistake: Mistake) { mistake.check(Order.self) }

  @Test func keepsExpressionsAsTheyAreWritten() throws {
    let order = try read(Order.self, "order until loss < 0.1 and not x  wait 30s")
    #expect(order.condition?.text == "loss < 0.1 and not x" && order.wait.seconds == 30)
    let again = try read(Repeatedly.self, "repeatedly a + b (c -1) -d")
    #expect(again.what.map(\.text) == ["a + b", "(c -1)", "-d"])
  }

  @Test func readsBlocks() throws {
    let body = try read(Repeatedly.self, "repeatedly 1 do { close; close }").body
    #expect(body?.block.statements.count == 2)
    Mistake("repeatedly 1 do ‹2›", "a block is missing here", "expected { … }").check(
      Repeatedly.self)
  }

  @Test(arguments: [
    Mistake(
      "weigh 1‹,› 2", "',' cannot stand here", "arguments are separated by blanks", stage: .parse),
    Mistake(
      "weigh (1)‹(›2)", "'(' cannot stand here", "arguments are separated by blanks", stage: .parse),
    Mistake(
      "weigh 1‹\"a\"›", "'\"a\"' cannot stand here", "arguments are separated by blanks",
      stage: .parse),
    Mistake(
      "weigh 1‹-› 1", "'-' has a blank on its right only",
      "put blanks on both sides, or on neither",
      stage: .parse),
    Mistake(
      "weigh 1 ‹<›2", "'<' cannot stand here",
      "expected a value; put blanks on both sides of the sign, or on neither", stage: .parse),
    Mistake("weigh 1 +‹›", "a value is missing here", "expected a value", stage: .parse),
  ])
  func refusesWhatIsNotApart(mistake: Mistake) { mistake.check(Weigh.self) }

  @Test func refusesHalfAPair() {
    Mistake("shelf between a‹›", "a second one is missing here", "write two, one after the other")
      .check(Shelf.self)
  }
}
