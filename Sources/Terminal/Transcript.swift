/// Takes prompts off text that was copied from a session, so that it can be pasted back.
package enum Transcript {
  /// The cell in a text: leading `nn[3]> ` and `···> ` are dropped from every line, and recorded
  /// output, in lines that begin with `#>`, whole. Where the text begins with such a prompt, lines
  /// without one are output and dropped.
  package static func cell(in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let stripped = lines.filter { !$0.hasPrefix("#>") }.map(withoutPrompt)
    let isSession = stripped.first { !$0.line.allSatisfy(\.isWhitespace) || $0.hadPrompt }?
      .hadPrompt
    let kept = isSession == true ? stripped.filter(\.hadPrompt) : stripped
    return kept.map(\.line).joined(separator: "\n")
  }

  /// A line without its prompt, and whether it had one.
  private static func withoutPrompt(_ line: Substring) -> (line: Substring, hadPrompt: Bool) {
    let start = line.drop { $0 == " " }
    for mark in ["···>", "...>"] where start.hasPrefix(mark) {
      return (body(of: start.dropFirst(mark.count)), true)
    }
    guard start.hasPrefix("nn["), let end = start.firstRange(of: "]>") else { return (line, false) }
    let number = start[..<end.lowerBound].dropFirst(3)
    guard !number.isEmpty, number.allSatisfy(\.isWholeNumber) else { return (line, false) }
    return (body(of: start[end.upperBound...]), true)
  }

  private static func body(of rest: Substring) -> Substring {
    rest.hasPrefix(" ") ? rest.dropFirst() : rest
  }
}
