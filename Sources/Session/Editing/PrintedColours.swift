import Diagnostics
import Syntax

/// What the parts of texts are that were written and run elsewhere, for a page that shows them: the
/// same grammar as at the prompt, but nothing is called wrong.
package enum PrintedColours {
  /// The parts of each text, in order; a text may use what those before it define.
  package static func of(_ texts: [String], in session: Session) -> [[ColouredRange]] {
    let facts = SessionFacts(session, FileNames())
    let isSound = texts.map {
      Parser.read(SourceText($0), vocabulary: Commands.vocabulary).diagnostics.isEmpty
    }
    let whole = zip(texts, isSound).filter(\.1).map(\.0).joined(separator: "\n")
    var known = TextColours(whole, facts, marksMistakes: false).ranges[...]
    var start = 0
    var colours: [[ColouredRange]] = []
    for (text, isSound) in zip(texts, isSound) {
      guard isSound else {
        colours.append(TextColours(text, facts, marksMistakes: false).ranges)
        continue
      }
      let end = start + text.unicodeScalars.count
      var own: [ColouredRange] = []
      while let next = known.first, next.range.lowerBound < end {
        own.append(
          ColouredRange(next.range.lowerBound - start..<next.range.upperBound - start, next.role))
        known.removeFirst()
      }
      colours.append(own)
      start = end + 1
    }
    return colours
  }
}
