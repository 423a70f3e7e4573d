import Diagnostics
import Reports
import Specification

/// `plot loss [scale linear|log]`: the loss over the epochs.
struct LossPlot: PlotSubject {
  var scale = AxisScale.linear

  static let spec = Spec<LossPlot>(
    "loss", "The loss of every epoch, of the training rows and of those that were watched.",
    [.option(\.scale, "scale", "How the vertical axis is divided.")],
    examples: [
      "layer dense out", "train epochs 20 validation 0.2", "plot loss", "plot loss scale log",
    ])

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    .chart(try LearningCurves(of: "loss", interpreter).chart(scale))
  }

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    _ = try LearningCurves(of: "loss", interpreter)
  }
}
