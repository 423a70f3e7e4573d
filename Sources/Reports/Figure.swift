/// A picture as plain data; how it is drawn (in a terminal, as SVG) is a renderer's affair.
package enum Figure: Sendable, Equatable {
  case chart(Chart)
  case boundary(BoundaryMap)
  case bars(BarChart)
  case histogram(Histogram)
  case heatMap(HeatMap)
  case confusion(ConfusionChart)
  case network(NetworkDiagram)
  case panels(Panels)

  /// What stands above the picture.
  package var title: String {
    switch self {
    case .chart(let chart): chart.title
    case .boundary(let map): map.title
    case .bars(let chart): chart.title
    case .histogram(let histogram): histogram.title
    case .heatMap(let map): map.title
    case .confusion(let chart): chart.title
    case .network(let diagram): diagram.title
    case .panels(let panels): panels.title
    }
  }
}

/// Several pictures that belong together, in the order read; side by side where there is room.
package struct Panels: Sendable, Equatable {
  package var title: String
  package var figures: [Figure]

  package init(_ title: String, _ figures: [Figure]) {
    self.title = title
    self.figures = figures
  }
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
  /// Where 0 stands on a logarithmic axis, which has no place for it: below every other value.
  package var zero: Double?

  package init(
    _ label: String, _ scale: Scale = .linear, isWhole: Bool = false, zero: Double? = nil
  ) {
    self.label = label
    self.scale = scale
    self.isWhole = isWhole
    self.zero = zero
  }
}
