import Diagnostics
import Network
import OrderedCollections
import Specification

extension LearningCurves {
  /// Those of the network in use; a measure that was not taken in each epoch is an error.
  init(of measure: String, _ interpreter: Interpreter) throws(Diagnostic) {
    let model = interpreter.checking == nil ? interpreter.draft.model : try interpreter.modelInUse()
    if interpreter.checking?.isUnknown(.results) == true { throw .unknowable }
    let history = model?.history ?? [:]
    guard let curves = LearningCurves(of: measure, in: history) else {
      throw Self.unknown(measure, among: history.keys.filter { !$0.hasPrefix("val_") })
    }
    self = curves
  }

  /// What is said of a measure that is none of those `taken`.
  private static func unknown(_ measure: String, among taken: [String]) -> Diagnostic {
    let correction = Correction.nearest(to: measure, among: taken + PlotSubjects.names)
    let isMetric = measure == "loss" || Metrics.formula(named: measure) != nil
    if taken.isEmpty, isMetric || correction == nil {
      return Diagnostic(
        "plot.early", "there is nothing to plot yet", argument: "measure",
        hint: "train the network first")
    }
    if isMetric {
      return Diagnostic(
        "plot.metric", "'\(measure)' is not taken in each epoch", argument: "measure",
        hint: "choose \(listed(taken)); evaluate tells the others")
    }
    return Diagnostic(
      "plot.unknown", "nothing to plot is called '\(measure)'", argument: "measure",
      hint: "choose \(listed(taken + PlotSubjects.names.filter { $0 != "loss" }))",
      correction: correction)
  }
}
