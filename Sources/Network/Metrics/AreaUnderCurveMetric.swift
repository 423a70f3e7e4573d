extension MetricFormula {
  /// Of two classes, that of the second; of several, the mean of each against the others. Undefined
  /// where a class does not occur, or is the only one.
  /// Source: scikit-learn, `roc_auc_score` with `multi_class` ovr and `average` macro.
  static let areaUnderCurve = MetricFormula(
    "auc",
    "The area under the ROC curve: of two classes, or the mean of each class against the others."
  ) { results in
    let areas = results.areas.compactMap { $0 }
    guard !areas.isEmpty, areas.count == results.classCount else { return nil }
    return areas.reduce(0, +) / Double(areas.count)
  }
}
