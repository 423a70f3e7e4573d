import Datasets

// How the numbers of an explanation are written: in the shortest form that reads back as the same Float,
// so that nothing the engine has is lost, and nothing is made up.

extension Float {
  /// The number, without the sign of a zero.
  var shown: String { self == 0 ? "0" : shortText }

  /// The number; in brackets where it is negative, to stand behind a sign.
  var operand: String { self < 0 ? "(\(shortText))" : shortText }
}

/// How much of a long layer is shown.
enum Shown {
  static let units = 6
  static let terms = 4
  static let weights = 8

  /// How many of `count` are shown, if `limit` are as many as one wants to see: all, or some fewer than
  /// the limit, so that never a single one is left out.
  static func count(of count: Int, limit: Int) -> Int { count <= limit ? count : limit - 2 }
}

/// A sum of products with numbers in place: `0.15·0.05 + 0.2·0.1 + 0.35`.
struct ProductSum {
  private var text = ""

  init(_ factors: [(Float, Float)], plus addend: Float? = nil) {
    let shown = Shown.count(of: factors.count, limit: Shown.terms)
    for (first, second) in factors.prefix(shown) {
      add(first, "·\(second.operand)")
    }
    if shown < factors.count { text += " + … \(factors.count - shown) more" }
    if let addend { add(addend, "") }
  }

  var written: String { text.isEmpty ? "0" : text }

  private mutating func add(_ number: Float, _ rest: String) {
    if text.isEmpty {
      text = number.shown + rest
    } else {
      text += number < 0 ? " - \((-number).shown)\(rest)" : " + \(number.shown)\(rest)"
    }
  }
}

/// Lines of equations under their names; a narrow window breaks them behind the sign of equality.
struct Equations {
  private var rows: [(name: String, sign: String, text: String)] = []

  mutating func add(_ name: String, _ text: String, sign: String = "=") {
    rows.append((name, sign, text))
  }

  /// Says how many equations are left out, if any are.
  mutating func addRest(_ count: Int) {
    if count > 0 { rows.append(("…", "", "\(count) more")) }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// `  z1  = 0.15·0.05 + 0.35`, the signs under each other.
  var text: String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { row in
      let padding = String(repeating: " ", count: width - row.name.count)
      return "  \(row.name)\(padding)  \(row.sign)\(row.sign.isEmpty ? "" : " ")\(row.text)"
    }.joined(separator: "\n")
  }
}
