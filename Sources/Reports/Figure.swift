/// A picture as plain data; how it is drawn (in a terminal, as SVG) is a renderer's affair.
package enum Figure: Sendable, Equatable {
  case lineChart(LineChart)
}

/// A place in a figure, in the units of its axes.
package struct Point: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// What an axis measures and how it is divided.
package struct Axis: Sendable, Equatable {
  package enum Scale: Sendable {
    case linear
    /// Equal factors take equal lengths; values that are not positive are left out.
    case logarithmic
  }

  /// What is measured, with its unit where it has one.
  package var label: String
  package var scale: Scale
  /// Only whole numbers make sense here (epochs, counts).
  package var isWhole: Bool

  package init(_ label: String, _ scale: Scale = .linear, isWhole: Bool = false) {
    self.label = label
    self.scale = scale
    self.isWhole = isWhole
  }
}
