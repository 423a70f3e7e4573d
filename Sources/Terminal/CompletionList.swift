import Rendering
import Session

/// The candidates of a completion as they stand under the line: with descriptions one a line, in
/// two columns; without, as many beside each other as there is room for.
struct CompletionList {
  /// No name takes more columns than this before its description.
  private static let widestName = 32

  private let candidates: [Completions.Candidate]
  private let columns: Int
  private let paint: Paint

  init(_ candidates: [Completions.Candidate], columns: Int, paint: Paint) {
    self.candidates = candidates
    self.columns = max(columns - 1, 1)
    self.paint = paint
  }

  /// At most so many lines; the last one says how many candidates it leaves out.
  func lines(atMost limit: Int) -> [String] {
    candidates.contains { !$0.summary.isEmpty } ? described(limit) : grid(limit)
  }

  private func described(_ limit: Int) -> [String] {
    let widest = candidates.lazy.map { DisplayWidth.of($0.text) }.max() ?? 0
    let width = min(widest, Self.widestName, columns)
    let shown = candidates.count <= limit ? candidates.count : max(limit - 1, 0)
    let lines = candidates.prefix(shown).map { line($0, nameWidth: width) }
    return lines + rest(candidates.count - shown)
  }

  private func line(_ candidate: Completions.Candidate, nameWidth: Int) -> String {
    let name = DisplayWidth.truncated(Printable.text(candidate.text), to: nameWidth)
    let gap = nameWidth - DisplayWidth.of(name) + 2
    let room = columns - nameWidth - 2
    guard !candidate.summary.isEmpty, room > 0 else { return name }
    let text = Printable.text(candidate.summary).replacing("\n", with: " ")
    let summary = DisplayWidth.truncated(text, to: room)
    return name + String(repeating: " ", count: gap) + paint(.faint, summary)
  }

  private func grid(_ limit: Int) -> [String] {
    let names = candidates.map { DisplayWidth.truncated(Printable.text($0.text), to: columns) }
    let width = (names.lazy.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let across = max((columns + 2) / width, 1)
    let rows = (names.count + across - 1) / across
    let shown = rows <= limit ? names.count : max(limit - 1, 0) * across
    let lines = stride(from: 0, to: shown, by: across).map { start in
      names[start..<min(start + across, shown)].map { name in
        name + String(repeating: " ", count: width - DisplayWidth.of(name))
      }.joined()
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      + rest(names.count - shown)
  }

  private func rest(_ count: Int) -> [String] {
    count > 0 ? [paint(.faint, "… \(count) more")] : []
  }
}
