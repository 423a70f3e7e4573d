/// Curves and points over common axes: a loss over the epochs, an activation and its derivative, a
/// receiver operating characteristic, the rows of a data set, a fitted line among its points.
package struct Chart: Sendable, Equatable {
  /// One curve, or one cloud of points, with its name in the legend.
  package struct Series: Sendable, Equatable {
    package enum Form: Sendable {
      /// Points joined in their order; one that is not finite leaves a gap.
      case line
      /// Points of their own.
      case points
      /// A thin line to compare with (chance, the identity): behind the others, in no series' colour.
      case reference
    }

    package var name: String
    package var form: Form
    package var points: [Point]
    /// Whether each point of a line has a sign: where only some values were measured.
    package var isMarked: Bool

    package init(
      _ name: String, _ points: [Point], as form: Form = .line, isMarked: Bool = false
    ) {
      self.name = name
      self.form = form
      self.points = points
      self.isMarked = isMarked
    }

    /// A curve over 1, 2, 3, …: one value an epoch.
    package init(_ name: String, values: [Double]) {
      self.init(name, values.enumerated().map { Point(Double($0.offset + 1), $0.element) })
    }
  }

  package var title: String
  package var x: Axis
  package var y: Axis
  package var series: [Series]
  /// A line below: what was left out, what the best value is.
  package var note: String?

  package init(_ title: String, x: Axis, y: Axis, series: [Series], note: String? = nil) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.note = note
  }
}
