import Testing

@testable import Specification

/// What a value is written as reads back to the same value.
struct SpecTests {
  @Test(arguments: [
    ("cake 3", "cake 3"), ("cake 3 plain", "cake 3"),
    ("cake 3 sugar vegan", "cake 3 sugar vegan on"),
    ("cake 3 warm off", "cake 3 plain warm off"), ("cake(2) 3", "cake(2, 10) 3"),
    ("cake(0.5, 10) 3", "cake 3"), ("cake 3 sugar(2.5)", "cake 3 sugar(2.5)"),
  ])
  func writesWithoutDefaults(line: String, written: String) throws {
    let cake = try read(Cake.self, line)
    let expected = written.replacing("3 plain warm", with: "3 warm")
    #expect(Cake.spec.written(cake) == expected)
    #expect(try read(Cake.self, expected) == cake)
  }

  @Test(arguments: [
    "bake bread", "bake bread flour rye", "bake cake(2, 5) 3 sugar(1) for \"anna b\" loaves all",
  ])
  func writesEntries(line: String) throws {
    let bake = try read(Bake.self, line)
    #expect(Bake.spec.written(bake) == line)
  }

  @Test(arguments: [
    "order \"bread\"", "order \"bread\" 2", "order \"\" 2", "order \"bread\" 1 price 2.5 paid off",
    "order \"a \\\"b\\\" \\{c} \\\\ \\n\\t\"", "order names [\"a b\" \"c\"] sizes [1 -1]",
    "order flours [rye whole_grain]", "order share 5 shares [1 all -2] wait 0.5s",
    "order toppings [plain sugar(3)]", "order until a < 1 and not b note \"none\"",
    "order \"x\" days 4 wait 1e-7s",
  ])
  func writesWhatReadsBack(line: String) throws {
    let order = try read(Order.self, line)
    let written = Order.spec.written(order)
    #expect(Order.spec.written(try read(Order.self, written)) == written)
    #expect(written == line.replacing("order \"bread\" 1 price", with: "order \"bread\" price"))
  }

  @Test func writesEveryText() throws {
    for text in [
      "", " ", "\"", "\\", "{", "}", "\n", "\t", "\r", "\r\n", "a\u{301}", "🙂", "#", ";", "损失",
      "\u{2028}",
    ] {
      var order = Order()
      order.item = "x\(text)y"
      let read = try SpecificationTests.read(Order.self, Order.spec.written(order))
      #expect(Array(read.item.utf8) == Array(order.item.utf8))
    }
  }

  @Test(arguments: [
    0, 1, 0.1, 1e16, 1e300, 1e-300, .leastNonzeroMagnitude, .pi, 123_456_789.123,
  ])
  func writesEveryNumber(value: Double) throws {
    var weigh = Weigh()
    weigh.weights = [value, value]
    #expect(try read(Weigh.self, Weigh.spec.written(weigh)).weights == weigh.weights)
    #expect((-value).written == (value == 0 ? "" : "-") + value.written)
  }

  @Test func writesBlocksAsTheyAre() throws {
    let line = "repeatedly 1 + 2 (x) do { close; # now\n close }"
    let written = Repeatedly.spec.written(try read(Repeatedly.self, line))
    #expect(written == line)
  }

  @Test func knowsItsDefaults() {
    let infos = Order.spec.infos
    let fallbacks = infos.map { "\($0.name) \($0.fallback ?? "-")" }
    #expect(
      fallbacks == [
        "item \"\"", "count 1", "price -", "paid on", "days -", "flours []", "names []", "sizes []",
        "share all", "shares []", "wait 60s", "toppings []", "until -", "note -",
      ])
    #expect(Cake.spec.infos.first { $0.name == "layers" }?.fallback == nil)
  }
}
