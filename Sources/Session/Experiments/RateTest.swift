import Glibc
import Reports
import Specification

/// A learning-rate range test: the loss of each step while the rate grows by the same factor from one
/// step to the next, and the rate that it suggests.
/// Source: Smith, “Cyclical learning rates for training neural networks”, 2017, section 3.3.
struct RateTest {
  var rates: [Double] = []
  /// Of the batch of each step, before the step.
  var losses: [Double] = []
  /// Whether a loss was not finite after the last of them.
  var hasDiverged = false

  /// How much of the mean so far stays in it at each step.
  static let memory = 0.9
  /// How many times the least smoothed loss is a blow-up.
  static let blowUp = 2.0
  /// How many times the least one ends the test.
  static let limit = 4.0

  /// The running mean of the losses, without the pull of its beginning towards 0.
  var smoothed: [Double] {
    var mean = 0.0
    return losses.enumerated().map { step, loss in
      mean = Self.memory * mean + (1 - Self.memory) * loss
      return mean / (1 - pow(Self.memory, Double(step + 1)))
    }
  }

  /// Whether the loss has blown up so far that more steps would tell nothing.
  var isOver: Bool {
    guard losses.count > 10, let last = smoothed.last, let least = smoothed.min() else {
      return false
    }
    return last > Self.limit * max(least, 1e-12)
  }

  /// What the losses tell.
  struct Finding: Equatable {
    /// Where the smoothed loss falls fastest for each factor of the rate; `nil` where it hardly falls, as
    /// of a network that is trained already.
    var steepest: Double?
    /// Where it begins to grow beyond all that was before; `nil` where it never does.
    var blowUp: Double?
    /// A tenth of the blow-up, or the steepest where that is less, as a person would type it.
    var suggested: Double
  }

  /// How much the smoothed loss must fall for its slope to be more than the chance of the batches.
  static let leastFall = 0.1

  /// `nil` where the loss neither falls nor blows up.
  var finding: Finding? {
    let smoothed = smoothed
    guard let least = smoothed.min(), let bottom = smoothed.firstIndex(of: least) else {
      return nil
    }
    let blown = smoothed.indices.first { $0 > bottom && smoothed[$0] > Self.blowUp * least }
    let blowUp = blown.map { rates[$0] } ?? (hasDiverged ? rates.last : nil)
    let falls = least < (1 - Self.leastFall) * start(smoothed)
    let steepest = falls ? steepest(before: bottom, smoothed).map { rates[$0] } : nil
    let suggested = min(steepest ?? .infinity, (blowUp ?? .infinity) / 10)
    guard suggested.isFinite else { return nil }
    return Finding(steepest: steepest, blowUp: blowUp, suggested: Self.rounded(suggested))
  }

  /// The smoothed loss once it is of enough batches to mean something.
  private func start(_ smoothed: [Double]) -> Double {
    smoothed.isEmpty ? 0 : smoothed[min(9, smoothed.count - 1)]
  }

  /// The step about which a line through the smoothed losses falls fastest over the logarithm of the
  /// rate, up to the least loss.
  private func steepest(before bottom: Int, _ smoothed: [Double]) -> Int? {
    let reach = max(3, losses.count / 20)
    var best: (step: Int, slope: Double)?
    for step in stride(from: reach, through: bottom, by: 1) {
      let window = max(0, step - reach)...min(bottom, step + reach)
      guard window.count > 2 else { continue }
      let slope = Self.slope(window.map { Double($0) }, window.map { smoothed[$0] })
      if slope < best?.slope ?? 0 { best = (step, slope) }
    }
    return best?.step
  }

  /// Of the line with the least squared distances.
  private static func slope(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let squares = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    return squares > 0 ? products / squares : 0
  }

  /// A positive number with one digit.
  static func rounded(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    let power = Int(log10(value).rounded(.down))
    let digit = (value / pow(10, Double(power))).rounded()
    // Divided, a negative power of ten gives the nearest number: 0.003 and not 0.0030000000000000001.
    return power < 0 ? digit / pow(10, Double(-power)) : digit * pow(10, Double(power))
  }

  /// What is far above the first losses is left out, for the rest to be seen.
  var chart: Chart {
    let top = Self.blowUp * (smoothed.prefix(10).max() ?? 1)
    let points = { (values: [Double]) in
      zip(rates, values).filter { $1 <= top }.map { Point($0, $1) }
    }
    return Chart(
      "loss while the rate grows", x: Axis("rate", .logarithmic), y: Axis("loss"),
      series: [
        Chart.Series("each step", points(losses), as: .points),
        Chart.Series("smoothed", points(smoothed)),
      ], note: finding.map { "suggested: rate \($0.suggested.written)" })
  }
}
