// 2 · right ÷ (actual + chosen), of a class: the harmonic mean of precision and recall.
// Source: scikit-learn, `f1_score` with `average` binary, or macro, and `zero_division` 0.
extension MetricFormula {
  static let f1 = MetricFormula(
    "f1",
    "The harmonic mean of precision and recall: of the second of two classes, or the mean over "
      + "several."
  ) { $0.positiveOrMacro(\.f1) }

  static let macroF1 = MetricFormula(
    "macro_f1", "The mean f1 of the classes."
  ) { $0.macro(\.f1) }
}
