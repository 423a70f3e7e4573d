import Diagnostics
import Testing

@testable import Specification

/// A described type with its type forgotten, and the check of what parses.
struct KindTests {
  private let order = Kind<Order>(Order.self) { $0 }

  @Test func knowsItsDeclaration() {
    #expect(order.name == "order" && order.summary == "Orders something.")
    #expect(order.arguments.count == 14)
    #expect(order.plain.count == 1)
    #expect(!order.takesBlocks && Kind(Repeatedly.self) { $0 }.takesBlocks)
  }

  /// What does not parse is refused before anything runs …
  @Test(arguments: [
    "order price 1- 1", "order price 1 +", "order price 1,2", "order bread \"a\"\"b\"",
    "order price -",
    "order price 3x", "order until x <", "order until 1 < 2 < 3", "order names [a,,b]",
    "order sizes [1,,2]", "order toppings [sugar(1 2)]", "order toppings sugar(1,) days 1+",
    "order price (1 2)", "order wait 5m+", "order share n* 2",
    "order price 1e999", "order price \"{1 2}\"", "order until {a: 1, a: 2}",
  ])
  func checkRefusesWhatDoesNotParse(line: String) throws {
    let arguments = try arguments(line)
    let found = #expect(throws: Diagnostic.self) { try order.checkSyntax(arguments) }
    #expect(found?.stage == .parse && found?.source?.text == line && found?.span != nil)
  }

  /// … and nothing else is: names and values are looked up as it runs.
  @Test(arguments: [
    "order", "order bread", "order bread 2", "order missing missing", "order bread 2 3",
    "order bread colour red", "order days 3 days 4", "order price", "order price paid",
    "order price \"a\"", "order price 1e300", "order price -5", "order days 99",
    "order share missing",
    "order flours [missing]", "order toppings sugar(missing)", "order toppings sugar(1, 2, 3)",
    "order toppings plain(1)", "order names [a b(c) \"d\"]", "order item-with/strange*signs",
    "order until missing < 1", "order flours missing[1]", "order sizes [1 missing]",
    "order wait missing", "order flours act + \"x\"", "order paid maybe", "order flours [rye\"x\"]",
  ])
  func checkAcceptsWhatParses(line: String) throws {
    try order.checkSyntax(try arguments(line))
  }

  @Test(arguments: [
    "bake", "bake pie", "bake kind", "bake cake(1, 2, 3) x", "bake cake(\"a\") 0",
    "bake (kind) flour x",
  ])
  func checkAcceptsEntriesThatParse(line: String) throws {
    try Kind(Bake.self) { $0 }.checkSyntax(try arguments(line))
  }

  @Test(arguments: [
    "bake cake(1 2) 3", "bake cake(1) 3 loaves 1+", "bake cake 3vegan x", "bake cake (1",
  ])
  func checkRefusesEntriesThatDoNotParse(line: String) throws {
    #expect(throws: Diagnostic.self) {
      try Kind(Bake.self) { $0 }.checkSyntax(try arguments(line))
    }
  }
}
