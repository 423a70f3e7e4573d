import Reports
import Specification

/// How an axis is divided.
enum AxisScale: String, WordValue {
  case linear, log

  var summary: String {
    switch self {
    case .linear: "equal steps take equal lengths"
    case .log: "equal factors take equal lengths"
    }
  }

  var axis: Axis.Scale { self == .log ? .logarithmic : .linear }
}
