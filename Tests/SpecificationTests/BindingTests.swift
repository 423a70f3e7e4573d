import Diagnostics
import Testing

@testable import Specification

/// Arguments by place, options by name, entries with their own, and everything that goes wrong.
struct BindingTests {
  // MARK: By place and by name

  @Test func leavesDefaults() throws {
    let order = try read(Order.self, "order")
    #expect(order.item == "" && order.count == 1 && order.price == nil && order.paid)
    #expect(order.share == .all && order.wait.seconds == 60 && order.flours.isEmpty)
  }

  @Test func readsByPlaceThenByNameInAnyOrder() throws {
    for line in [
      "order bread 2 price 3.5 days 4", "order bread 2 days 4 price 3.5",
      "order \"bread\" 1 + 1 days days price 7 * half",
    ] {
      let order = try read(Order.self, line)
      #expect(order.item == "bread" && order.count == 2 && order.price == 3.5 && order.days == 4)
    }
  }

  @Test func anOptionMayFollowWithoutTheOptionalArguments() throws {
    #expect(try read(Order.self, "order days 4").days == 4)
    #expect(try read(Order.self, "order bread days 4").item == "bread")
  }

  @Test func aBooleanOptionMayStandAlone() throws {
    #expect(try read(Cake.self, "cake 2 vegan").isVegan)
    #expect(try read(Cake.self, "cake 2 vegan warm off").isVegan)
    for (word, value) in [
      ("on", true), ("off", false), ("yes", true), ("no", false), ("true", true), ("false", false),
    ] {
      #expect(try read(Cake.self, "cake 2 warm \(word) vegan").isWarm == value)
    }
  }

  @Test func takesAllThatFollowsUpToAnOption() throws {
    #expect(try read(Weigh.self, "weigh 1").weights == [1])
    let weigh = try read(Weigh.self, "weigh 1 n * 2 half to x.csv")
    #expect(weigh.weights == [1, 6, 0.5] && weigh.file == "x.csv")
    #expect(try read(Repeatedly.self, "repeatedly").what.isEmpty)
  }

  @Test func aNameMayBeLeftOutBeforeSomethingElse() throws {
    let named = try read(Shelf.self, "shelf big 1 2 rye")
    #expect(named.name == "big" && named.widths == [1, 2] && named.flour == .rye)
    let nameless = try read(Shelf.self, "shelf 1 2 rye")
    #expect(nameless.name == "shelf" && nameless.widths == [1, 2] && nameless.flour == .rye)
    #expect(try read(Shelf.self, "shelf big rye").flour == .rye)
    #expect(try read(Shelf.self, "shelf between a \"b c\"").both?.second == "b c")
  }

  // MARK: Entries

  @Test func readsAnEntryWithItsOwnArguments() throws {
    let bake = try read(Bake.self, "bake cake 3 sugar vegan for anna")
    #expect(bake.customer == "anna")
    #expect(bake.product == .cake(Cake(layers: 3, topping: .sugar(5), isVegan: true)))
    #expect(try read(Bake.self, "bake bread flour rye").product == .bread(Bread(flour: .rye)))
  }

  @Test func optionsOfBothMayBeMixed() throws {
    let bake = try read(Bake.self, "bake cake 3 for anna vegan loaves 2 warm off")
    #expect(bake.customer == "anna" && bake.loaves == .some(2))
    #expect(bake.product == .cake(Cake(layers: 3, isVegan: true, isWarm: false)))
  }

  @Test(arguments: ["bake cake(2, 5) 3", "bake cake(2,5) 3", "bake cake( n - 1, 5 ) 3"])
  func readsParametersInBrackets(line: String) throws {
    #expect(try read(Bake.self, line).product == .cake(Cake(layers: 3, weight: 2, height: 5)))
  }

  @Test func parametersMayBeLeftOut() throws {
    #expect(try read(Bake.self, "bake cake(2) 3").product == .cake(Cake(layers: 3, weight: 2)))
    #expect(try read(Bake.self, "bake cake() 3").product == .cake(Cake(layers: 3)))
    #expect(try read(Cake.self, "cake(2) 3").weight == 2)
  }

  @Test func anEntryMayBeTheValueOfAName() throws {
    #expect(try read(Bake.self, "bake kind flour rye").product == .bread(Bread(flour: .rye)))
    #expect(try read(Bake.self, "bake (kind)").product == .bread(Bread()))
    #expect(try read(Bake.self, "bake \"bread\"").product == .bread(Bread()))
  }

  // MARK: Mistakes

  @Test(arguments: [
    Mistake("order bread ‹day› 3", "order has no option 'day'", "did you mean 'days'?"),
    Mistake("order bread 2 ‹pirce› 3", "order has no option 'pirce'", "did you mean 'price'?"),
    Mistake("order bread 2 ‹colour› red", "order has no option 'colour'", nil),
    Mistake("order bread 2 ‹a-b/c› red", "order has no option 'a-b/c'", nil),
    Mistake(
      "order bread 2 ‹3›", "order takes no value here", "did you mean 'price 3'?"),
    Mistake(
      "order bread 2 ‹(3)›", "order takes no value here", "write the name of its option before it"),
    Mistake("order bread days 3 ‹days› 4", "'days' is given twice", "remove one of them"),
    Mistake("order bread paid ‹paid›", "'paid' is given twice", "remove one of them"),
    Mistake("order bread ‹price›", "'price' needs a value", "write price X"),
    Mistake("order bread ‹price› paid", "'price' needs a value", "write price X"),
    Mistake("order ‹wait›  paid", "'wait' needs a value", "write wait DURATION"),
    Mistake("order ‹until›", "'until' needs a value", "write until EXPRESSION"),
    Mistake("order ‹note›", "'note' needs a value", "write note NAME"),
  ])
  func refusesOptions(mistake: Mistake) { mistake.check(Order.self) }

  @Test(arguments: [
    Mistake("cake‹›", "cake needs N: number of layers", nil),
    Mistake("cake ‹vegan›", "cake needs N: number of layers", nil),
    Mistake("cake 2 ‹vgan›", "cake has no option 'vgan'", "did you mean 'vegan'?"),
    Mistake("cake 2 ‹suger›", "no topping is called 'suger'", "did you mean 'sugar'?"),
    Mistake("cake(1, 2, ‹3›) 2", "cake takes no more in its brackets", "remove this"),
    Mistake("cake(‹0›) 2", "weight must be above 0", "this is 0"),
    Mistake("cake(‹\"a\"›) 2", "weight must be a number, not a text", nil),
  ])
  func refusesPlacesAndBrackets(mistake: Mistake) { mistake.check(Cake.self) }

  @Test(arguments: [
    Mistake("bake‹›", "bake needs PRODUCT: what to bake", "choose cake or bread"),
    Mistake("bake ‹for› anna", "bake needs PRODUCT: what to bake", "choose cake or bread"),
    Mistake("bake ‹cke› 3", "no product is called 'cke'", "did you mean 'cake'?"),
    Mistake("bake ‹pie-crust›", "no product is called 'pie-crust'", "choose cake or bread"),
    Mistake("bake ‹5›", "no product is called '5'", "choose cake or bread"),
    Mistake("bake ‹(n)›", "no product is called '(n)'", "choose cake or bread"),
    Mistake("bake cake‹›", "bake cake needs N: number of layers", nil),
    Mistake("bake cake 3 ‹vegn›", "bake cake has no option 'vegn'", "did you mean 'vegan'?"),
    Mistake("bake cake 3 ‹loafs› 2", "bake cake has no option 'loafs'", "did you mean 'loaves'?"),
    Mistake("bake bread ‹vegan›", "bake bread has no option 'vegan'", "it belongs to cake"),
    Mistake("bake bread ‹3›", "bake bread takes no value here", "did you mean 'loaves 3'?"),
    Mistake("bake cake 3 vegan ‹vegan›", "'vegan' is given twice", "remove one of them"),
  ])
  func refusesEntries(mistake: Mistake) { mistake.check(Bake.self) }

  @Test func refusesWhatFollowsNothing() {
    Mistake("close ‹now›", "close takes no more arguments", "remove this").check(Close.self)
    Mistake("weigh‹›", "weigh needs X …: in grams", nil).check(Weigh.self)
    Mistake("weigh ‹to› x", "weigh needs X …: in grams", nil).check(Weigh.self)
    Mistake("weigh 1 ‹too› x", "weigh has no option 'too'", "did you mean 'to'?").check(Weigh.self)
  }

  @Test(arguments: [
    (
      "bake cake",
      "bake cake[(weight, height)] N [TOPPING] [vegan] [warm on|off] [for NAME] [loaves N|all]"
    ),
    (
      "bake cake 3 vegn",
      "bake cake[(weight, height)] N [TOPPING] [vegan] [warm on|off] [for NAME] [loaves N|all]"
    ),
    ("bake cke", "bake PRODUCT … [for NAME] [loaves N|all]"),
    (
      "bake cake 3 loaves x",
      "bake cake[(weight, height)] N [TOPPING] [vegan] [warm on|off] [for NAME] [loaves N|all]"
    ),
  ])
  func showsTheUsageOfWhatIsWrong(line: String, usage: String) {
    let found = #expect(throws: Diagnostic.self) { try read(Bake.self, line) }
    #expect(found?.usage == usage || found?.id == "name.unknown")
  }

  /// Where a name is unknown, the usage does not help.
  @Test func otherMistakesHaveNoUsage() {
    let found = #expect(throws: Diagnostic.self) {
      try read(Order.self, "order bread 1 + missing")
    }
    #expect(found?.id == "name.unknown" && found?.usage == nil)
  }
}
