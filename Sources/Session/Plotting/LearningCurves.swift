import OrderedCollections
import Reports

/// A measure over the epochs a network was trained, on the training rows and those watched.
struct LearningCurves {
  let measure: String
  private let training: [Double]
  private let validation: [Double]

  /// `nil` where the measure is none of the history.
  init?(of measure: String, in history: OrderedDictionary<String, [Double]>) {
    guard let values = history[measure] else { return nil }
    self.measure = measure
    training = values
    validation = history["val_" + measure] ?? []
  }

  /// How many epochs there are.
  var epochs: Int { max(training.count, validation.count) }

  /// More points than a figure has places for.
  private static let enough = 4000

  /// The curves, of which at most `limit` points each are taken.
  func chart(_ scale: AxisScale = .linear, limit: Int = enough) -> Chart {
    var series = [
      Chart.Series(
        measure.hasPrefix("val_") ? "validation" : "train", Self.points(training, limit))
    ]
    // A validation part that came later was watched in the last epochs only.
    let start = epochs - validation.count
    if !validation.isEmpty {
      series.append(Chart.Series("validation", Self.points(validation, limit, after: start)))
    }
    return Chart(
      measure, x: Axis("epoch", isWhole: true), y: Axis(measure, scale.axis), series: series,
      note: figureNote(
        best.map { "validation is best after epoch \($0.epoch): \($0.text)" },
        epochs > Self.enough
          ? "\(NumberText.count(Self.enough)) of \(NumberText.count(epochs)) epochs are shown" : nil
      ))
  }

  /// The epoch, from 1, after which the validation rows had the best value.
  private var best: (epoch: Int, text: String)? {
    let isLoss = measure.hasSuffix("loss")
    let places = validation.indices.filter { validation[$0].isFinite }
    guard
      let place = places.min(by: {
        isLoss ? validation[$0] < validation[$1] : validation[$0] > validation[$1]
      })
    else { return nil }
    let value = validation[place]
    return (
      place + 1 + epochs - validation.count,
      isLoss ? NumberText.quantity(value) : NumberText.ratio(value)
    )
  }

  /// A value an epoch, from `start + 1` on; of many, evenly spaced ones and the last.
  private static func points(_ values: [Double], _ limit: Int, after start: Int = 0) -> [Point] {
    func point(_ place: Int) -> Point { Point(Double(start + place + 1), values[place]) }
    guard values.count > limit, limit > 1 else { return values.indices.map(point) }
    let step = Double(values.count - 1) / Double(limit - 1)
    return (0..<limit).map { point(min(Int((Double($0) * step).rounded()), values.count - 1)) }
  }
}
