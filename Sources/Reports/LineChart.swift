/// Curves over a common axis: a loss over the epochs, an activation and its derivative.
package struct LineChart: Sendable, Equatable {
  /// One curve with its name in the legend. A point that is not finite leaves a gap.
  package struct Series: Sendable, Equatable {
    package var name: String
    package var points: [Point]

    package init(_ name: String, _ points: [Point]) {
      self.name = name
      self.points = points
    }

    /// A curve over 1, 2, 3, …: one value an epoch.
    package init(_ name: String, values: [Double]) {
      self.name = name
      points = values.enumerated().map { Point(Double($0.offset + 1), $0.element) }
    }
  }

  package var title: String
  package var x: Axis
  package var y: Axis
  package var series: [Series]

  package init(_ title: String, x: Axis, y: Axis, series: [Series]) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
  }
}
