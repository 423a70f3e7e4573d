import Specification

/// How numbers are brought to a common size before a network sees them.
package enum Scaling: String, WordValue {
  case standard, minmax, none

  package var summary: String {
    switch self {
    case .standard: "mean 0 and standard deviation 1"
    case .minmax: "from 0 to 1; pixels divided by 255, those of digits by 16"
    case .none: "as they are"
    }
  }
}
