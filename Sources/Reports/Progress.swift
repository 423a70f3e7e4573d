/// How far a long piece of work has come.
///
///     epoch 37/100 ━━━━━━━╸──────────── loss 0.3120 · accuracy 0.891 · 3 s left
///
/// Emit it as often as is handy: a renderer shows the last one always and few of the others.
package struct Progress: Sendable, Equatable {
  /// What is counted: `epoch`, `step`, `fold`.
  package var unit: String
  /// How many of them are done.
  package var done: Int
  /// Of how many; `nil` where the end is not known (`until`, `for`).
  package var total: Int?
  /// The share of all the work that is done, 0…1, where it is finer than `done` of `total`.
  package var share: Double?
  /// The loss, then the metrics, in the order shown.
  package var measures: [Measure]
  /// Seconds since it began.
  package var seconds: Double
  /// Seconds it will still take, as far as is known.
  package var secondsLeft: Double?
  /// Nothing comes after this one: it is a result, and shows the time taken.
  package var isLast: Bool
  /// What is drawn live below the line; where there is none, an earlier one of the same run stays.
  package var figure: Figure?

  package init(
    unit: String = "epoch", done: Int, of total: Int?, share: Double? = nil,
    measures: [Measure] = [], seconds: Double, secondsLeft: Double? = nil, isLast: Bool = false,
    figure: Figure? = nil
  ) {
    self.unit = unit
    self.done = done
    self.total = total
    self.share = share
    self.measures = measures
    self.seconds = seconds
    self.secondsLeft = secondsLeft
    self.isLast = isLast
    self.figure = figure
  }

  /// The share done, 0…1, from `share` or from the counts; `nil` where the end is not known.
  package var shareDone: Double? {
    if let share { return share.isFinite ? min(max(share, 0), 1) : nil }
    guard let total, total > 0 else { return nil }
    return min(max(Double(done) / Double(total), 0), 1)
  }
}
