package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `lab batch`: what the size of the batch does to the time, the way and the result of a training.
package struct BatchLab: Lab {
  package init() {}

  package static let spec = Spec<BatchLab>(
    "batch",
    "Batches of 1, 8, 64, 512 and all rows: time of an epoch, epochs and seconds to a given loss, accuracy on the test rows.",
    examples: ["lab batch"])

  static let batches = ["1", "8", "64", "512", "all"]
  static let goal = 0.2
  static let epochs = 30

  /// What was measured with one size, one number a seed.
  struct Row: Equatable {
    var batch: String
    var secondsPerEpoch: [Double]
    /// Epochs until the loss was reached; of the seeds that reached it.
    var epochs: [Double]
    /// The same in seconds.
    var seconds: [Double]
    var accuracy: [Double]
    var seeds: Int

    /// Whether every seed reached the loss.
    var isReached: Bool { epochs.count == seeds && seeds > 0 }
  }

  package func run(_ bench: Bench) throws(Diagnostic) -> LabFinding {
    bench.expect(runs: Self.batches.count * bench.seeds)
    var (rows, curves): ([Row], [Chart.Series]) = ([], [])
    for batch in Self.batches {
      var row = Row(
        batch: batch, secondsPerEpoch: [], epochs: [], seconds: [], accuracy: [],
        seeds: bench.seeds)
      for number in 0..<bench.seeds {
        let session = try bench.run(
          [
            "data digits", "network 32 relu", "optimizer sgd rate 0.1",
            "let r = train epochs \(Self.epochs) batch \(batch) until loss < \(Self.goal.written)",
            "evaluate",
          ], seed: number)
        let (epochs, seconds) = (session.number("r", "epochs"), session.number("r", "seconds"))
        row.secondsPerEpoch.append(seconds / max(epochs, 1))
        if session.number("r", "loss") < Self.goal {
          row.epochs.append(epochs)
          row.seconds.append(seconds)
        }
        row.accuracy.append(session.measure("accuracy"))
        if number == 0 { curves.append(Chart.Series(batch, values: session.history("loss"))) }
      }
      rows.append(row)
    }
    return LabFinding(
      figure: .chart(
        Chart(
          "loss by epoch, for each batch", x: Axis("epoch", .logarithmic, isWhole: true),
          y: Axis("loss"), series: curves)),
      table: Self.table(rows), sentence: Self.sentence(rows), fields: Self.fields(rows))
  }

  private static func table(_ rows: [Row]) -> Table {
    Table(
      "to a loss of \(goal.written), at most \(epochs) epochs, sgd with rate 0.1",
      columns: [
        .init("batch"), .init("an epoch", .right), .init("epochs", .right), .init("time", .right),
        .init("test accuracy", .right),
      ],
      rows: rows.map { row in
        [
          row.batch, NumberText.duration(seconds: Spread(row.secondsPerEpoch).mean),
          row.isReached ? NumberText.quantity(Spread(row.epochs).mean, decimals: 1) : "not reached",
          row.isReached ? NumberText.duration(seconds: Spread(row.seconds).mean) : "",
          Spread(row.accuracy).text(as: .ratio),
        ]
      })
  }

  /// Which size reached the loss first, in epochs and in time, and which did not.
  static func sentence(_ rows: [Row]) -> String {
    let reached = rows.filter(\.isReached)
    guard
      let fewest = reached.min(by: { Spread($0.epochs).mean < Spread($1.epochs).mean }),
      let fastest = reached.min(by: { Spread($0.seconds).mean < Spread($1.seconds).mean })
    else { return "No batch reached a loss of \(goal.written) in \(epochs) epochs." }
    let epochsText = NumberText.quantity(Spread(fewest.epochs).mean, decimals: 1)
    let time = NumberText.duration(seconds: Spread(fastest.seconds).mean)
    let first =
      fewest.batch == fastest.batch
      ? "Batch \(fewest.batch) reached a loss of \(goal.written) in the fewest epochs, \(epochsText), and in the least time, \(time)"
      : "Batch \(fewest.batch) reached a loss of \(goal.written) in the fewest epochs, \(epochsText), but batch \(fastest.batch) in the least time, \(time)"
    let missed = rows.filter { !$0.isReached }.map(\.batch)
    return missed.isEmpty
      ? first + "."
      : first + "; with \(missed.inWords) it was not reached by every seed in \(epochs) epochs."
  }

  private static func fields(_ rows: [Row]) -> OrderedDictionary<String, Value> {
    [
      "results": .list(
        rows.map { row in
          .record([
            "batch": .text(row.batch),
            "epoch_seconds": .number(Spread(row.secondsPerEpoch).mean),
            "epochs": row.isReached ? .number(Spread(row.epochs).mean) : .none,
            "seconds": row.isReached ? .number(Spread(row.seconds).mean) : .none,
            "accuracy": .number(Spread(row.accuracy).mean),
          ])
        })
    ]
  }
}

extension NumberText {
  /// A mean of counts: no more than so many decimals, none for a whole number.
  static func quantity(_ value: Double, decimals: Int) -> String {
    value == value.rounded() ? fixed(value, decimals: 0) : fixed(value, decimals: decimals)
  }
}
