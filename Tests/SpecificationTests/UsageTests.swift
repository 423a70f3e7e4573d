import Testing

@testable import Specification

struct UsageTests {
  @Test func showsHowItIsWritten() {
    #expect(Kind(Close.self) { $0 }.usage == "close")
    #expect(Kind(Weigh.self) { $0 }.usage == "weigh X … [to FILE]")
    #expect(Kind(Bake.self) { $0 }.usage == "bake PRODUCT … [for NAME] [loaves N|all]")
    #expect(
      Kind(Cake.self) { $0 }.usage
        == "cake[(weight, height)] N [TOPPING] [vegan] [warm on|off]")
    #expect(Kind(Repeatedly.self) { $0 }.usage == "repeatedly [VALUES …] [do { … }]")
    #expect(
      Kind(Order.self) { $0 }.usage
        == "order [ITEM] [N] [price X] [paid on|off] [days N] [flours wheat|rye|whole_grain|[…]] "
        + "[names NAME|[…]] [sizes N|[…]] [share N|all] [shares N|all|[…]] [wait DURATION] "
        + "[toppings TOPPING|[…]] [until EXPRESSION] [note NAME]")
  }

  @Test func topicsShowTheWordsBeforeThem() {
    let bake = Kind(Bake.self) { $0 }.topic
    #expect(bake.entries.map(\.name) == ["cake", "bread"])
    #expect(bake.entries[1].usage(after: ["bake"]) == "bake bread [flour wheat|rye|whole_grain]")
  }
}
