package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `plot loss|METRIC`: a curve over the epochs.
package struct Plot: Command {
  var measure = ""

  package init() {}

  package static let spec = Spec<Plot>(
    "plot", "Draws the loss, or a metric, of every epoch the network was trained.",
    [
      .positional(
        \.measure, "measure", "What to draw: loss, accuracy or another metric.",
        placeholder: "loss|METRIC", meaning: Meaning(.measure))
    ],
    examples: [
      "data xor", "layer dense 4 tanh", "layer dense out", "train epochs 50 batch all",
      "plot loss",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.emit(.figure(.chart(try chart(of: interpreter.draft.model))))
    return .none
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    if interpreter.checking?.isUnknown(.results) == true { throw .unknowable }
    _ = try chart(of: model)
    return .none
  }

  private func chart(of model: Model?) throws(Diagnostic) -> Chart {
    guard let model, !model.history.isEmpty else {
      throw Diagnostic(
        "plot.early", "there is nothing to plot yet", hint: "train the network first")
    }
    let names = Array(model.history.keys.filter { !$0.hasPrefix("val_") })
    guard let training = model.history[measure] else {
      throw Diagnostic(
        "plot.unknown", "no measure is called '\(measure)'",
        hint: "choose \(listed(names))", correction: .nearest(to: measure, among: names))
    }
    var series = [Chart.Series("train", values: training)]
    if let validation = model.history["val_" + measure] {
      series.append(Chart.Series("validation", values: validation))
    }
    return Chart(
      measure, x: Axis("epoch", isWhole: true), y: Axis(measure), series: series)
  }
}
