import Diagnostics
import Markdown
import Reports

/// The lesson that a person is in, and how far they are.
///
/// It is part of the session, so that `undo` leads back in the lesson too; but to go on in a lesson
/// changes nothing that could be taken back.
package struct OpenLesson: Hashable, Sendable {
  let number: Int
  /// The place, from 0, of the cell that comes next.
  var place = 0
  /// Whether the solution before that cell was asked for.
  var showsSolution = false

  var lesson: Lesson? { Lesson.numbered(number) }

  /// The code that comes next; `nil` at the end.
  var code: String? { lesson?.code(at: place) }

  /// What is read before that cell.
  var prose: Lesson.Prose? { lesson?.prose(before: place) }

  /// Whether the reader is to try before the next cell is shown.
  var isExercise: Bool { !showsSolution && code != nil && prose?.solution != nil }

  /// Where it stands after the next cell.
  var advanced: OpenLesson { OpenLesson(number: number, place: place + 1) }
}

extension Interpreter {
  /// What Enter on an empty line runs: the next cell of the open lesson, or what shows it after an exercise.
  package var nextCell: String? {
    guard let open = session.lesson, let code = open.code else { return nil }
    return open.isExercise ? Tutorial.solution : code
  }

  /// Where the open lesson is once a cell of the prompt has begun; `nil` where that is no cell of it.
  func lesson(after text: String) -> OpenLesson? {
    guard let open = session.lesson, let code = open.code, text.isSameCode(as: code) else {
      return nil
    }
    return open.advanced
  }

  /// Whether the lesson goes on after its cell: one that was to fail failed, and another ran to its end.
  func goesOn(after outcome: Outcome, from open: OpenLesson) -> Bool {
    let cells = open.lesson?.notebook.cells ?? []
    let expectsError =
      cells.indices.contains(open.place) && cells[open.place].options.expectsError
    return switch outcome {
    case .failed: expectsError
    case .interrupted: false
    default: true
    }
  }

  /// Shows what is read before the next cell, and the cell, or the exercise alone; at the end, what comes
  /// after the lesson.
  func showLesson(_ open: OpenLesson, isNew: Bool) {
    guard let lesson = open.lesson else { return }
    let prose = lesson.prose(before: open.place)
    if !isNew { host.emit(.text("")) }
    if !prose.text.isEmpty { host.emit(.lesson(prose.text + "\n")) }
    guard open.code != nil else { return host.emit(.lesson(Self.end(of: lesson))) }
    if open.isExercise {
      host.emit(.lesson("Try it first. Enter on an empty line then shows the solution."))
    } else {
      showCell(open)
    }
    if isNew {
      host.emit(
        .lesson(
          "Enter on an empty line runs this, and goes on so. Type what you like in between; "
            + "`tutorial` alone shows where you are, `tutorial close` leaves."))
    }
  }

  /// Shows the solution, if there is one, and the next cell.
  func showCell(_ open: OpenLesson) {
    if let solution = open.prose?.solution { host.emit(.lesson(solution + "\n")) }
    if let code = open.code { host.emit(.text(Lesson.indented(code) + "\n")) }
  }

  private static func end(of lesson: Lesson) -> String {
    guard let next = Lesson.numbered(lesson.number + 1) else { return "The lesson ends here." }
    return "The lesson ends here. `tutorial \(next.number)` goes on with: \(next.title)."
  }

  /// Where the lesson is after `undo` or `redo`: they go back and forth in the lesson that is open, back to
  /// its beginning, and open or close none.
  func lesson(movedTo other: OpenLesson?) -> OpenLesson? {
    guard let open = session.lesson else { return nil }
    return open.number == other?.number ? other : OpenLesson(number: open.number)
  }
}

extension String {
  /// The same lines, but for blanks at the ends of the text.
  fileprivate func isSameCode(as other: String) -> Bool { trimmed == other.trimmed }

  private var trimmed: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.drop(while: \.isNewline)
  }
}
