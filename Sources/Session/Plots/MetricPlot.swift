import Diagnostics
import Reports
import Specification

/// `plot accuracy [scale linear|log]`: a metric over the epochs.
struct MetricPlot: PlotSubject {
  var measure = ""
  var scale = AxisScale.linear

  static let spec = Spec<MetricPlot>(
    "metric", "A metric of every epoch, of the training rows and of those that were watched.",
    [
      .positional(
        \.measure, "measure", "What was measured in each epoch, such as accuracy.",
        placeholder: "METRIC", meaning: Meaning(.measure)),
      .option(\.scale, "scale", "How the vertical axis is divided."),
    ],
    examples: ["layer dense out", "train epochs 20", "plot accuracy"])

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    .chart(try LearningCurves(of: measure, interpreter).chart(scale))
  }

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try LearningCurves(of: measure, interpreter)
  }
}
