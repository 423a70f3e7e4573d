/// A form of the language itself.
struct LanguageForm: Sendable {
  let usage: String
  let summary: String
  let examples: [String]

  /// The word it begins with.
  var name: String { String(usage.prefix { $0 != " " }) }

  static let all: [LanguageForm] = [
    LanguageForm(
      usage: "let NAME = VALUE",
      summary: "Binds a value, or the result of a command: let r = train epochs 5",
      examples: ["let width = 2 * 8", "let names = [\"setosa\" \"virginica\"]"]),
    LanguageForm(
      usage: "if CONDITION { … } else { … }", summary: "Runs one of two blocks.",
      examples: ["if 2 > 1 { print \"yes\" } else { print \"no\" }"]),
    LanguageForm(
      usage: "for NAME in LIST { … }",
      summary: "Runs a block for each element: for rate in [0.1 0.01] { … }",
      examples: ["for rate in [0.1 0.01] { print rate }", "for n in 1..10 by 3 { print n }"]),
    LanguageForm(
      usage: "repeat N { … }", summary: "Runs a block N times.",
      examples: ["repeat 2 { print \"again\" }"]),
    LanguageForm(
      usage: "while CONDITION { … }", summary: "Runs a block as long as a condition holds.",
      examples: ["let n = 3", "while n > 0 { let n = n - 1 }"]),
    LanguageForm(
      usage: "break", summary: "Leaves the loop.",
      examples: ["for n in 1..10 { if n == 3 { break } }"]),
    LanguageForm(
      usage: "continue", summary: "Goes on with the loop's next turn.",
      examples: ["for n in 1..3 { if n == 2 { continue }; print n }"]),
    LanguageForm(
      usage: "def NAME a b=0.2 { … }",
      summary: "Makes a command of your own, called as NAME 1 or NAME 1 b 0.5.",
      examples: [
        "def greet name times=1 { repeat times { print \"hello {name}\" } }", "greet \"you\"",
      ]),
    LanguageForm(
      usage: "return VALUE", summary: "Ends a command of your own with a result.",
      examples: ["def double x { return x * 2 }", "let y = double 3"]),
  ]
}
