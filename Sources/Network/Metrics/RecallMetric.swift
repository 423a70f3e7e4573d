// Right ÷ actual, of a class; 0 where it does not occur.
// Source: scikit-learn, `recall_score` with `average` binary, or macro, and `zero_division` 0.
extension MetricFormula {
  static let recall = MetricFormula(
    "recall",
    "Of the rows of a class, the share given to it: of the second of two classes, or the mean over "
      + "several."
  ) { $0.positiveOrMacro(\.recall) }

  static let macroRecall = MetricFormula(
    "macro_recall", "The mean recall of the classes."
  ) { $0.macro(\.recall) }
}
