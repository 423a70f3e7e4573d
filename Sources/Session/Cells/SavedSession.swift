import Syntax
import Tensors

/// A session as a file that makes it anew: what was accepted, in order.
///
/// What failed is left out, and what was taken back; a statement that Ctrl-C or the clock ended is
/// written so that it ends at the same step.
package struct SavedSession {
  private let seed: UInt64
  private let threads: Int
  private let arguments: [String]
  private let log: [AcceptedStatement]

  init(_ interpreter: Interpreter) {
    seed = interpreter.origin.streams.seed
    threads = interpreter.origin.threads.count
    arguments = interpreter.host.arguments
    log = interpreter.currentJournal.log
  }

  /// The numbers that decide the result before any statement does.
  private var beginning: [String] {
    var lines = ["seed \(seed)", "threads \(threads)"]
    if !arguments.isEmpty {
      let list = Value.list(arguments.map { .text($0) })
      lines.append("let args = \(list.written)")
    }
    return lines
  }

  /// Cell by cell: each as it was typed where all of it was accepted, else its statements.
  private var cells: [String] {
    var cells: [String] = []
    var place = 0
    while place < log.count {
      let number = log[place].cell.number
      let end = log[place...].firstIndex { $0.cell.number != number } ?? log.count
      cells.append(written(place..<end))
      place = end
    }
    return cells
  }

  private func written(_ places: Range<Int>) -> String {
    let statements = log[places]
    if let cell = statements.first?.cell, cell.statements == statements.count,
      statements.allSatisfy(\.isPlain)
    {
      return Self.trimmed(cell.text)
    }
    let lastResume = log.lastIndex { $0.course.hasResumed } ?? -1
    return places.map { log[$0].written(isResumed: $0 < lastResume) }.joined(separator: "\n")
  }

  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  /// How many statements it has.
  var count: Int { log.count }

  /// As a script, `x.nn`.
  package var script: String {
    (["# A saved session: running it makes the same networks, to the bit."] + beginning + cells)
      .joined(separator: "\n") + "\n"
  }

  /// As a notebook, `x.md`: a fence for each cell.
  package var notebook: String {
    let title = "# A saved session\n\nRunning it makes the same networks, to the bit."
    let all = [beginning.joined(separator: "\n")] + cells
    return ([title] + all.map(Self.fenced)).joined(separator: "\n\n") + "\n"
  }

  /// A fence longer than any run of marks in the text.
  private static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)nn\n\(text)\n\(fence)"
  }
}
