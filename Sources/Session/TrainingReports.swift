import Network
import OrderedCollections
import Reports

// What a training says while it runs and when it ends.

extension Progress {
  /// A training on its way.
  init(_ progress: TrainingProgress, countsSteps: Bool) {
    let share = progress.steps > 0 ? Double(progress.step) / Double(progress.steps) : 0
    self.init(
      unit: countsSteps ? "step" : "epoch", done: countsSteps ? progress.step : progress.epoch,
      of: countsSteps ? progress.steps : progress.epochs, share: share,
      measures: [Measure("loss", progress.loss)] + progress.metrics.map(\.measure),
      seconds: progress.seconds,
      secondsLeft: share > 0 ? progress.seconds * (1 - share) / share : nil)
  }
}

extension Metric {
  /// The metric as it is shown, as the catalog says: an accuracy as a share of one.
  var measure: Measure {
    let isShare = Metrics.formula(named: name)?.isShare ?? name.hasSuffix("accuracy")
    return Measure(name, value, as: isShare ? .ratio : .quantity)
  }
}

extension Evaluation {
  var measures: [Measure] { [Measure("loss", loss)] + metrics.map(\.measure) }
}

extension TrainingResult {
  /// The loss and metrics, then those of the validation rows.
  var measures: [Measure] {
    let trained = [Measure("loss", loss)] + metrics.map(\.measure)
    let watched = (validation?.measures ?? []).map {
      Measure("val_" + $0.name, $0.value, as: $0.form)
    }
    return trained + watched
  }

  /// The result as a record of the language.
  var fields: OrderedDictionary<String, Value> {
    var fields: OrderedDictionary<String, Value> = [
      "epochs": .number(Double(epochs)), "steps": .number(Double(steps)),
      "seconds": .number(seconds), "samples_per_second": .number(samplesPerSecond.rounded()),
      "rate": .number(rate),
    ]
    for measure in measures { fields[measure.name] = .number(measure.value) }
    var curves: OrderedDictionary<String, Value> = [:]
    for series in history { curves[series.name] = .list(series.values.map { .number($0) }) }
    if let best { fields["best_epoch"] = .number(Double(best.epoch)) }
    fields["history"] = .record(curves)
    fields["reason"] = .text(reason)
    return fields
  }

  private var reason: String {
    switch ending {
    case .finished: "finished"
    case .interrupted: "interrupted"
    case .timeOver: "time over"
    case .patience: "patience"
    case .until: "until"
    case .notFinite: "not finite"
    }
  }
}

extension Model {
  /// Keeps what a training came to.
  mutating func record(_ result: TrainingResult) {
    measures = ["seconds": result.seconds]
    for measure in result.measures { measures[measure.name] = measure.value }
    for series in result.history { history[series.name, default: []] += series.values }
  }
}

extension Collection {
  var asArray: [Element] { Array(self) }
}
