import Diagnostics
import Testing

@testable import Specification

/// Bare words: read before any operator, and winning over names of the same spelling.
struct ArgumentWordsTests {
  /// A path, a column, a name: everything up to the next blank.
  @Test(arguments: [
    ("bread", "bread"), ("fashion-mnist", "fashion-mnist"), ("../a/b.csv", "../a/b.csv"),
    ("/a/b", "/a/b"), ("~/x", "~/x"), ("3x.csv", "3x.csv"), ("-x", "-x"), ("a*b", "a*b"),
    ("a,b", "a,b"), ("x(1,2).csv", "x(1,2).csv"), ("a[1]", "a[1]"), ("a#b", "a#b"),
    ("c:\\d", "c:\\d"),
    ("größe", "größe"), ("text", "text"), ("and", "and"), ("if", "if"), ("30s", "30s"), ("5", "5"),
    ("1e5", "1e5"), ("\"a b\"", "a b"), ("(text)", "hello"), ("=", "="), ("?", "?"),
  ])
  func readsAnyWord(written: String, word: String) throws {
    #expect(try read(Order.self, "order \(written)").item == word)
    #expect(try read(Order.self, "order note \(written) days 4").note == word)
  }

  @Test(arguments: [
    Mistake("order ‹(n)›", "item must be a word or a text", "this is 3"),
    Mistake("order ‹[1 2]›", "item must be a word or a text, not a list", nil),
    Mistake("order ‹{a: 1}›", "item must be a word or a text, not a record", nil),
    Mistake("order ‹(missing)›", "no value is called 'missing'", nil),
  ])
  func refusesWhatIsNoWord(mistake: Mistake) { mistake.check(Order.self) }

  /// `rye` is a fixed word, and the name of a value too; `act` is only the latter.
  @Test(arguments: [
    ("rye", Flour.rye), ("whole_grain", .wholeGrain), ("\"rye\"", .rye), ("(rye)", .wheat),
    ("act", .rye), ("(act)", .rye),
  ])
  func aFixedWordWinsOverAName(written: String, flour: Flour) throws {
    #expect(try read(Bread.self, "bread flour \(written)").flour == flour)
  }

  @Test(arguments: [
    ("all", Share.all), ("\"all\"", .all), ("(all)", .some(7)), ("5", .some(5)), ("n", .some(3)),
    ("n * 2", .some(6)), ("n*2", .some(6)), ("-1", .some(-1)), ("all*2", .some(14)),
  ])
  func aWordOrAValue(written: String, share: Share) throws {
    #expect(try read(Order.self, "order share \(written) paid").share == share)
  }

  @Test(arguments: [
    ("plain", Topping.plain), ("none", .plain), ("sugar", .sugar(5)), ("sugar(3)", .sugar(3)),
    ("sugar(n * 2)", .sugar(6)), ("sugar( 3 )", .sugar(3)), ("top", .sugar(5)),
  ])
  func aWordWithNumbersInBrackets(written: String, topping: Topping) throws {
    #expect(try read(Cake.self, "cake 2 \(written) vegan").topping == topping)
  }

  @Test(arguments: [
    Mistake(
      "cake 2 ‹sugar(1, 2)›", "'sugar' does not take these numbers in its brackets",
      "write sugar(grams)"),
    Mistake(
      "cake 2 ‹plain(1)›", "'plain' takes no brackets",
      "write plain alone"),
    Mistake(
      "cake 2 sugar(‹\"a\"›)", "'sugar' takes numbers in its brackets", "write a number here"),
    Mistake("cake 2 ‹sugar(1)+2›", "'sugar(1)+2' cannot stand here", "write sugar(…) alone"),
    Mistake("cake 2 ‹cream(1)›", "no topping is called 'cream(1)'", "choose plain, none or sugar"),
    Mistake("cake 2 ‹5›", "no topping is called '5'", "choose plain, none or sugar"),
    Mistake("cake 2 ‹pl-ain›", "no topping is called 'pl-ain'", "did you mean 'plain'?"),
    Mistake("cake 2 ‹(missing)›", "no value is called 'missing'", nil),
    Mistake("cake 2 ‹n›", "topping must be a topping, not a number", "choose plain, none or sugar"),
    Mistake("cake 2 ‹[1]›", "topping must be a topping, not a list", "choose plain, none or sugar"),
  ])
  func refusesWrongWords(mistake: Mistake) { mistake.check(Cake.self) }

  @Test(arguments: [
    Mistake(
      "order share ‹al›", "share must be a whole number or all, not 'al'", "did you mean 'all'?"),
    Mistake(
      "order share ‹count›", "share must be a whole number or all, not 'count'", nil),
    Mistake("order share ‹0.5›", "share must be a whole number or all", "this is 0.5"),
    Mistake("order share ‹\"x\"›", "share must be a whole number or all, not 'x'", "choose all"),
  ])
  func refusesWrongWordsAndValues(mistake: Mistake) { mistake.check(Order.self) }

  @Test(arguments: [
    ("dense1", Literal.word("dense1", [])), ("3", .number(3)), ("1_0", .number(10)),
    ("3x", .word("3x", [])),
  ])
  func aNameOrANumber(written: String, literal: Literal) throws {
    var reader = ArgumentReader(try arguments("order \(written)"), in: Variables())
    #expect("\(try reader.read(.anyWordOrNumber))" == "\(literal)")
    #expect(reader.isAtEnd)
  }
}
