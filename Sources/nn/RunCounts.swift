import Notebooks
import Reports

/// What there was in files that ran, counted in words.
struct RunCounts {
  private var cells = 0
  private var pictures = 0
  private var skipped = 0
  private var differences = 0

  init(_ run: RecordedRun) {
    (cells, pictures, skipped) = (run.cells, run.pictures.count, run.skipped)
    differences = Set(run.differences.map(\.line)).count
  }

  /// `12 cells · 3 pictures`
  var text: String {
    [Self.count(cells, "cell"), pictures > 0 ? Self.count(pictures, "picture") : nil]
      .compactMap { $0 }.joined(separator: " · ")
  }

  /// `12 cells · 1 slow one left out · all as recorded`
  var verdict: String {
    var parts = [Self.count(cells, "cell")]
    if skipped > 0 { parts.append("\(skipped) slow left out") }
    parts.append(differences == 0 ? "all as recorded" : "\(differences) different")
    return parts.joined(separator: " · ")
  }

  static func count(_ count: Int, _ noun: String) -> String {
    "\(NumberText.count(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
