import Network
import OrderedCollections
import Reports

/// The loss of a training on its way, as a figure ten times a second.
struct LivePlot {
  /// The epochs before this training.
  private let history: OrderedDictionary<String, [Double]>
  private var next = 0.0

  /// Seconds between two figures, and the most points of a curve: no screen shows more.
  private static let interval = 0.1
  private static let points = 400

  init(after history: OrderedDictionary<String, [Double]>) {
    self.history = history
  }

  /// The curves so far; `nil` between two figures, and where there is no curve yet.
  mutating func figure(_ progress: TrainingProgress) -> Figure? {
    guard progress.seconds >= next else { return nil }
    var history = history
    for series in progress.history where series.name.hasSuffix("loss") {
      history[series.name, default: []] += series.values
    }
    guard let curves = LearningCurves(of: "loss", in: history) else { return nil }
    // Very long curves take their time: they are looked at less often.
    next = progress.seconds + Self.interval * (1 + Double(curves.epochs) / 100_000)
    guard curves.epochs > 1 else { return nil }
    return .chart(curves.chart(limit: Self.points))
  }
}
