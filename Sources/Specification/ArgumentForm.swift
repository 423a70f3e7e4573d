import Diagnostics

/// How an argument is written; it decides whether its tokens are read as a word, an expression, a
/// condition or a block.
package indirect enum ArgumentForm: Sendable {
  /// An expression.
  case value
  /// A word of a fixed set; with `orValue`, anything else is an expression.
  case words([Choice], orValue: Bool)
  /// A bare word up to the next blank, or a text: a path, a column, the name of a layer.
  case anyWord
  /// A name; an argument that may be left out is, where something else stands.
  case name
  /// A word as above, or a number (a layer by number or name).
  case anyWordOrNumber
  /// `on off yes no true false`, or nothing.
  case flag
  /// `30s`, `5m`, `2h`, or an expression in seconds.
  case duration
  /// `[a b]`, or one element alone.
  case list(ArgumentForm)
  /// Two of a form, one after the other.
  case pair(ArgumentForm)
  /// An expression that is kept as it was written.
  case expression
  /// A name and an expression that is kept as it was written.
  case setting
  case block

  /// The words that can stand here.
  package var choices: [Choice] {
    switch self {
    case .words(let choices, _): choices
    case .list(let element), .pair(let element): element.choices
    case .flag: Choice.booleans
    default: []
    }
  }
}

/// A word that can stand for a value, with what it means.
package struct Choice: Sendable, Hashable {
  package var name: String
  package var summary: String
  /// The parameters it takes in brackets, with their defaults: `leaky_relu(slope)`.
  package var parameters: [Parameter]

  package struct Parameter: Sendable, Hashable {
    package var name: String
    /// Used when the brackets are left out; `nil` where they are needed.
    package var fallback: Double?
    /// Where it must lie: what the engine's floats can work with.
    package var range: ClosedRange<Double>

    package init(
      _ name: String, _ fallback: Double? = nil, in range: ClosedRange<Double> = -1e30...1e30
    ) {
      self.name = name
      self.fallback = fallback
      self.range = range
    }

    /// Throws where a number written for it lies outside its range.
    func check(_ number: Double, at span: Span) throws(Diagnostic) {
      guard !range.contains(number) else { return }
      throw Diagnostic(
        "argument.range", "\(name) must be \(Rule.within(range).requirement)", at: span,
        hint: "this is \(number.written)")
    }
  }

  package init(_ name: String, _ summary: String, parameters: [Parameter] = []) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
  }

  static let booleans = [
    Choice("on", "yes"), Choice("off", "no"), Choice("yes", "yes"), Choice("no", "no"),
    Choice("true", "yes"), Choice("false", "no"),
  ]
}
