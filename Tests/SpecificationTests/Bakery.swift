import Diagnostics
import Syntax

@testable import Specification

// A bakery described as commands are, with an argument of every kind.

/// Toppings, some with numbers in brackets.
enum Topping: ArgumentValue, Equatable {
  case plain
  case sugar(Double)

  static let form = ArgumentForm.words(
    [
      Choice("plain", "Nothing."), Choice("none", "Nothing either."),
      Choice("sugar", "Sweet.", parameters: [Choice.Parameter("grams", 5)]),
    ], orValue: false)
  static let placeholder = "TOPPING"
  static let noun = "a topping"

  init?(_ literal: Literal) {
    guard case .word(let word, let numbers) = literal else { return nil }
    switch (word, numbers.count) {
    case ("plain", 0), ("none", 0): self = .plain
    case ("sugar", 0): self = .sugar(5)
    case ("sugar", 1): self = .sugar(numbers[0])
    default: return nil
    }
  }

  var written: String {
    switch self {
    case .plain: "plain"
    case .sugar(let grams): grams == 5 ? "sugar" : "sugar(\(grams.written))"
    }
  }
}

/// A number or the word `all`.
enum Share: ArgumentValue, Equatable {
  case all
  case some(Int)

  static let form = ArgumentForm.words([Choice("all", "Everything.")], orValue: true)
  static let placeholder = "N|all"
  static let noun = "a whole number or all"

  init?(_ literal: Literal) {
    if case .word("all", []) = literal {
      self = .all
    } else if let count = Int(literal) {
      self = .some(count)
    } else {
      return nil
    }
  }

  var written: String {
    switch self {
    case .all: "all"
    case .some(let count): count.written
    }
  }
}

enum Flour: String, WordValue {
  case wheat, rye
  case wholeGrain = "whole_grain"

  var summary: String { "Flour of \(rawValue)." }
}

/// A cake: positional arguments, parameters in brackets, options of its own.
struct Cake: Described, Equatable {
  var layers = 1
  var topping = Topping.plain
  var weight = 0.5
  var height = 10.0
  var isVegan = false
  var isWarm = true

  static let spec = Spec<Cake>(
    "cake", "Bakes a cake.",
    [
      .parameter(\.weight, "weight", "In kilograms.", rule: .above(0)),
      .parameter(\.height, "height", "In centimetres."),
      .positional(\.layers, "layers", "Number of layers.", placeholder: "N", rule: .atLeast(1)),
      .positional(\.topping, "topping", "What stands on top.", required: false),
      .option(\.isVegan, "vegan", "Without eggs."),
      .option(\.isWarm, "warm", "Fresh from the oven."),
    ])
}

struct Bread: Described, Equatable {
  var flour = Flour.wheat

  static let spec = Spec<Bread>(
    "bread", "Bakes bread.", [.option(\.flour, "flour", "What it is made of.")])
}

enum Product: Equatable, Sendable {
  case cake(Cake)
  case bread(Bread)

  static let all = [Kind<Product>(Cake.self) { .cake($0) }, Kind(Bread.self) { .bread($0) }]

  var written: String {
    switch self {
    case .cake(let cake): Cake.spec.written(cake)
    case .bread(let bread): Bread.spec.written(bread)
    }
  }
}

/// `bake KIND …`: an entry with its own arguments, and options that come after them.
struct Bake: Described, Equatable {
  var product: Product?
  var customer = ""
  var loaves: Share = .some(1)

  static let spec = Spec<Bake>(
    "bake", "Bakes something.",
    [
      .entry(\.product, "product", "What to bake.", from: { Product.all }) { $0.written },
      .option(\.customer, "for", "Who gets it."),
      .option(\.loaves, "loaves", "How many.", rule: Rule("even or all") { $0 != .some(3) }),
    ])
}

/// Options of every kind of value.
struct Order: Described {
  var item = ""
  var count = 1
  var price: Double?
  var paid = true
  var days: Int?
  var flours: [Flour] = []
  var names: [String] = []
  var sizes: [Int] = []
  var share = Share.all
  var shares: [Share] = []
  var wait = Duration(seconds: 60)
  var toppings: [Topping] = []
  var condition: Written?
  var note: String?

  static let spec = Spec<Order>(
    "order", "Orders something.",
    [
      .positional(\.item, "item", "What is ordered.", required: false),
      .positional(\.count, "count", "How many.", required: false, placeholder: "N"),
      .option(\.price, "price", "At most this.", rule: Rule.within(0...100).ifPresent),
      .option(\.paid, "paid", "Whether it is paid."),
      .option(\.days, "days", "How long it keeps.", rule: Rule.within(1..<10).ifPresent),
      .option(\.flours, "flours", "Which flours."),
      .option(\.names, "names", "Who orders."),
      .option(\.sizes, "sizes", "In centimetres."),
      .option(\.share, "share", "How much of it."),
      .option(\.shares, "shares", "How much of each."),
      .option(\.wait, "wait", "How long to wait."),
      .option(\.toppings, "toppings", "What stands on top."),
      .option(\.condition, "until", "When to stop."),
      .option(\.note, "note", "What to write on it."),
    ])
}

/// All that follows, up to an option.
struct Weigh: Described {
  var weights: [Double] = []
  var file = ""

  static let spec = Spec<Weigh>(
    "weigh", "Weighs.",
    [
      .rest(\.weights, "weights", "In grams.", placeholder: "X", rule: .atLeast(0)),
      .option(\.file, "to", "Where to write.", placeholder: "FILE"),
    ])
}

/// Expressions and a block, kept as they were written.
struct Repeatedly: Described {
  var what: [Written] = []
  var body: BlockArgument?

  static let spec = Spec<Repeatedly>(
    "repeatedly", "Does it again.",
    [
      .rest(\.what, "values", "What to show.", required: false),
      .option(\.body, "do", "The statements."),
    ])
}

/// A name that may be left out, values, and a fixed word that ends them.
struct Shelf: Described {
  var name = "shelf"
  var widths: [Int] = []
  var flour = Flour.wheat
  var both: Pair<String>?

  static let spec = Spec<Shelf>(
    "shelf", "Fills a shelf.",
    [
      .positional(\.name, "name", "Its name.", required: false, form: .name),
      .rest(\.widths, "widths", "In centimetres.", required: false),
      .positional(\.flour, "flour", "What lies on it.", required: false),
      .option(\.both, "between", "Its neighbours."),
    ])
}

/// Takes nothing.
struct Close: Described {
  static let spec = Spec<Close>("close", "Closes the bakery.")
}
