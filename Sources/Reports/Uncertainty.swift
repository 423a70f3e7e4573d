import Glibc

/// A number beside how uncertain it is, with no more digits than make sense: `0.071 ± 0.012`.
package enum Uncertainty {
  /// The uncertainty with two digits, the number no finer than it; where there is none, the number as it
  /// stands `alone`.
  package static func text(_ value: Double, within error: Double, alone: String) -> String {
    guard value.isFinite, error.isFinite else { return "\(alone) ± \(NumberText.quantity(error))" }
    guard !isRounding(error, of: value) else { return "\(alone) ± 0" }
    guard error >= 1e-6, abs(value) < 1e6 else {
      // An uncertainty far below the digits of its number gives that no further ones.
      let isFar = error < 1e-6 && abs(value) >= 1e-3
      return (isFar ? alone : scientific(value, within: error)) + " ± "
        + NumberText.scientific(error, decimals: 1)
    }
    let decimals = decimals(of: error)
    return NumberText.fixed(value, decimals: decimals) + " ± "
      + NumberText.fixed(error, decimals: decimals)
  }

  /// Whether a deviation, or a margin, is only what adding up numbers that are the same left over.
  package static func isRounding(_ error: Double, of value: Double) -> Bool {
    error <= abs(value) * 1e-12
  }

  /// The decimals that show two digits of an uncertainty.
  package static func decimals(of error: Double) -> Int {
    guard error > 0, error.isFinite else { return 4 }
    return min(max(1 - Int(log10(error).rounded(.down)), 0), 8)
  }

  /// A power of ten with as many digits as its uncertainty makes sense of, three at least.
  private static func scientific(_ value: Double, within error: Double) -> String {
    guard value != 0 else { return "0" }
    let digits = log10(abs(value)).rounded(.down) - log10(error).rounded(.down) + 1
    return NumberText.scientific(value, decimals: Int(min(max(digits, 2), 6)))
  }
}
