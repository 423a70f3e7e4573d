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

  var lesson: Lesson? { Lesson.numbered(number) }

  /// The code that comes next; `nil` at the end.
  var code: String? { lesson?.code(at: place) }

  /// Where it stands after the next cell.
  var advanced: OpenLesson { OpenLesson(number: number, place: place + 1) }
}

extension Interpreter {
  /// The cell of the open lesson that Enter on an empty line runs.
  package var nextCell: String? { session.lesson?.code }

  /// Where the open lesson is once a cell of the prompt has begun; `nil` where that is no cell of it.
  func lesson(after text: String) -> OpenLesson? {
    guard let open = session.lesson, let code = open.code, text.isSameCode(as: code) else {
      return nil
    }
    return open.advanced
  }

  /// Whether the lesson goes on after its cell: one that was to fail failed, and another did not.
  func goesOn(after outcome: Outcome, from open: OpenLesson) -> Bool {
    guard case .failed = outcome else { return true }
    let cells = open.lesson?.notebook.cells ?? []
    return cells.indices.contains(open.place) && cells[open.place].options.expectsError
  }

  /// Shows what is read before the next cell, and the cell; at the end, what comes after the lesson.
  func showLesson(_ open: OpenLesson, isNew: Bool) {
    guard let lesson = open.lesson else { return }
    let prose = lesson.prose(before: open.place)
    if !prose.isEmpty { host.emit(.prose((isNew ? "" : "\n") + prose + "\n")) }
    guard let code = open.code else { return host.emit(.prose(Self.end(of: lesson))) }
    host.emit(.text(Lesson.indented(code) + "\n"))
    if isNew {
      host.emit(
        .prose(
          "Enter on an empty line runs this, and goes on so. Type what you like in between; "
            + "tutorial alone shows where you are, tutorial close leaves."))
    }
  }

  private static func end(of lesson: Lesson) -> String {
    guard let next = Lesson.numbered(lesson.number + 1) else { return "The lesson ends here." }
    return "The lesson ends here. tutorial \(next.number) goes on with: \(next.title)"
  }

  /// Where the lesson is after `undo` or `redo`: they go back and forth in the lesson that is open, and
  /// open or close none.
  func lesson(movedTo other: OpenLesson?) -> OpenLesson? {
    guard let open = session.lesson, open.number == other?.number else { return session.lesson }
    return other
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
