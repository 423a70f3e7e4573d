import Network
import Specification

/// Steps far longer than the optimizer is made for.
struct LearningRate: LintRule {
  let name = "learning-rate"
  let summary = "The rate is far too high for the optimizer."

  /// How many times the optimizer's own rate may be used without a word.
  private static let limit = 100.0

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let optimizer = subject.network?.optimizer else { return [] }
    let usual = type(of: optimizer).defaultRate
    let asked = subject.training?.rate
    let rate = asked ?? optimizer.baseRate
    guard rate > Self.limit * usual else { return [] }
    return [
      LintFinding(
        message: "a rate of \(rate.written) is far too high for \(optimizer.kind), whose own is "
          + usual.written,
        fix: asked == nil
          ? "optimizer \(optimizer.kind) rate \(usual.written)" : "train rate \(usual.written)")
    ]
  }
}
