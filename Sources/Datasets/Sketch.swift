package import Diagnostics

/// What a look at a data set tells without reading all of it: some of its rows, in its shapes.
package struct Sketch: Sendable {
  package var dataset: Dataset
  /// How many rows the whole set has; `nil` where only reading all of it would tell.
  package var rowCount: Int?
  /// Whether it is the whole set.
  package var isWhole: Bool
  /// Whether its inputs and its target are sure to have the shapes of the whole set.
  package var hasShapes = true

  init(whole dataset: Dataset) {
    self.init(dataset: dataset, rowCount: dataset.rowCount, isWhole: true)
  }

  init(dataset: Dataset, rowCount: Int?, isWhole: Bool, hasShapes: Bool = true) {
    self.dataset = dataset
    self.rowCount = rowCount
    self.isWhole = isWhole
    self.hasShapes = hasShapes
  }

  /// How many rows of a set too large to be read at once are looked at.
  static let rows = 1000
}

extension DataSource {
  /// Small sets are read as they are.
  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    Sketch(whole: try load(in: &context))
  }
}

extension Generator {
  /// A set of its first rows.
  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    var few = self
    few.rows = min(rows, Sketch.rows)
    return Sketch(
      dataset: try few.load(in: &context), rowCount: rows, isWhole: rows <= Sketch.rows)
  }
}
