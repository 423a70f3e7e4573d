// Right ÷ chosen, of a class; 0 where it was never chosen.
// Source: scikit-learn, `precision_score` with `average` binary, or macro, and `zero_division` 0.
extension MetricFormula {
  static let precision = MetricFormula(
    "precision",
    "Of the rows given a class, the share that are of it: of the second of two classes, or the "
      + "mean over several."
  ) { $0.positiveOrMacro(\.precision) }

  static let macroPrecision = MetricFormula(
    "macro_precision", "The mean precision of the classes."
  ) { $0.macro(\.precision) }
}
