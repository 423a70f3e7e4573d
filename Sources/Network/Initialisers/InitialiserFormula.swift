package import Specification
package import Tensors

/// One row of the table of initialisers.
package struct InitialiserFormula: Sendable {
  /// What a fill depends on.
  package struct Request: Sendable {
    package var shape: Shape
    package var fan: Parameter.Fan
    package var parameter: Double
  }

  package let name: String
  package var aliases: [String] = []
  package let summary: String
  /// The parameter it takes in brackets.
  package var parameter: Choice.Parameter?
  /// The numbers of a tensor, row-major.
  package var fill: @Sendable (Request, inout RandomStream) -> [Float]
}

extension InitialiserFormula: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
