/// One line of facts under an optional title:
///
///     iris: 150 rows · 4 numeric features
///     setosa 0.998 · versicolor 0.002 · virginica 0.000
package struct Facts: Sendable, Equatable {
  /// What the facts are about; shown with a colon.
  package var title: String?
  package var items: [Fact]

  package init(_ title: String? = nil, _ items: [Fact]) {
    self.title = title
    self.items = items
  }
}

/// One fact of a line: words, or a measure with its name.
package enum Fact: Sendable, Equatable {
  case text(String)
  case measure(Measure)

  /// A quantity with its name: `loss 0.0712`.
  package static func quantity(_ name: String, _ value: Double) -> Fact {
    .measure(Measure(name, value))
  }

  /// A share of one with its name: `accuracy 0.967`.
  package static func ratio(_ name: String, _ value: Double) -> Fact {
    .measure(Measure(name, value, as: .ratio))
  }
}
