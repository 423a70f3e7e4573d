/// Lengths side by side, each under its name: gradient norms by layer, results of a sweep.
package struct BarChart: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package var name: String
    package var value: Double
    /// Half the length of a whisker about the value: a standard deviation.
    package var spread: Double?
    /// A word beside it: `best`, `vanishing`.
    package var mark: String?

    package init(_ name: String, _ value: Double, spread: Double? = nil, mark: String? = nil) {
      self.name = name
      self.value = value
      self.spread = spread
      self.mark = mark
    }
  }

  package var title: String
  /// What the lengths measure.
  package var axis: Axis
  package var bars: [Bar]
  package var note: String?

  package init(_ title: String, axis: Axis, bars: [Bar], note: String? = nil) {
    self.title = title
    self.axis = axis
    self.bars = bars
    self.note = note
  }
}
