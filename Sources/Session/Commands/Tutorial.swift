package import Diagnostics
import Markdown
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `tutorial [N]`: opens a lesson in the prompt, a cell at a time. A lesson begins with an empty session,
/// so that it goes as it is written.
package struct Tutorial: DraftCommand {
  var lesson: LessonChoice?

  package init() {}

  package static let spec = Spec<Tutorial>(
    "tutorial",
    "Opens a lesson: Enter on an empty line runs its next cell, and one may type anything in between. Alone, it shows where you are, or lists the lessons; in a script it prints the lesson.",
    [
      .positional(
        \.lesson, "lesson",
        "The number of a lesson; solution, after an exercise, shows its solution; close leaves the lesson.",
        required: false, placeholder: "N|solution|close")
    ],
    examples: ["tutorial", "tutorial 1", "tutorial close"])

  /// What Enter runs after an exercise.
  static let solution = "tutorial solution"

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.isLogged = false
    switch lesson {
    case .number(let number)?: try open(number, interpreter)
    case .solution?: try showSolution(interpreter)
    case .close?: try close(interpreter)
    case nil: showPlace(interpreter)
    }
    return .none
  }

  private func open(_ number: Int, _ interpreter: Interpreter) throws(Diagnostic) {
    guard let lesson = Lesson.numbered(number) else { throw Self.unknown(number) }
    guard interpreter.host.isConversation else {
      return interpreter.emit(.lesson(lesson.text), asked: true)
    }
    let open = OpenLesson(number: number)
    interpreter.draft.lesson = open
    if !isFresh(interpreter) {
      try interpreter.runNext(["reset", "seed 0"], for: "tutorial")
      interpreter.emit(
        .text("the session is empty for the lesson; undo brings back what was there"))
    }
    interpreter.showLesson(open, isNew: true)
  }

  /// Whether nothing was done yet that could make the lesson go another way.
  private func isFresh(_ interpreter: Interpreter) -> Bool {
    let (draft, origin) = (interpreter.draft, interpreter.origin)
    return draft.isSame(as: origin) && origin.streams.seed == 0 && origin.models.isEmpty
      && origin.dataset == nil
  }

  private func showSolution(_ interpreter: Interpreter) throws(Diagnostic) {
    guard let open = interpreter.draft.lesson, open.isExercise else {
      // Where no lesson can be open there is nothing wrong with asking.
      guard interpreter.host.isConversation else { return }
      throw Diagnostic(
        "tutorial.solution", "there is no exercise here", argument: "lesson",
        hint: interpreter.draft.lesson == nil
          ? "tutorial lists the lessons" : "tutorial alone shows where you are")
    }
    interpreter.draft.lesson?.showsSolution = true
    interpreter.showCell(open)
  }

  private func close(_ interpreter: Interpreter) throws(Diagnostic) {
    guard let open = interpreter.draft.lesson else {
      // Where no lesson can be open there is nothing wrong with closing it.
      guard interpreter.host.isConversation else { return }
      throw Diagnostic(
        "tutorial.closed", "no lesson is open", argument: "lesson",
        hint: "tutorial lists the lessons")
    }
    interpreter.draft.lesson = nil
    interpreter.emit(
      .text("lesson \(open.number) is closed; tutorial \(open.number) begins it again"))
  }

  private func showPlace(_ interpreter: Interpreter) {
    if let open = interpreter.draft.lesson, open.code != nil {
      interpreter.showLesson(open, isNew: true)
    } else {
      interpreter.emit(.prose(HelpPage.lessons), asked: true)
    }
  }

  private static func unknown(_ number: Int) -> Diagnostic {
    let numbers = Lesson.all.map(\.number)
    let range =
      if let first = numbers.first, let last = numbers.last, first != last {
        "the lessons are \(first) to \(last)"
      } else {
        "there is one lesson: tutorial \(numbers.first ?? 1)"
      }
    return Diagnostic(
      "tutorial.unknown", "there is no lesson \(number)", argument: "lesson",
      hint: "\(range); tutorial lists them")
  }
}

/// A lesson by its number, or none.
enum LessonChoice: ArgumentValue, Hashable {
  case number(Int)
  case solution
  case close

  static var form: ArgumentForm {
    .words(
      [
        Choice("solution", "shows the solution of the exercise"),
        Choice("close", "leaves the lesson that is open"),
      ], orValue: true)
  }
  static var placeholder: String { "N|solution|close" }
  static var noun: String { "the number of a lesson, solution or close" }

  init?(_ literal: Literal) {
    if literal.characters == "close" {
      self = .close
    } else if literal.characters == "solution" {
      self = .solution
    } else if let number = Int(literal) {
      self = .number(number)
    } else {
      return nil
    }
  }

  var written: String {
    switch self {
    case .number(let number): number.written
    case .solution: "solution"
    case .close: "close"
    }
  }
}

extension HelpPage {
  /// The lessons with their numbers, and how they are opened.
  static var lessons: String {
    let rows = Lesson.all.map {
      HelpArticle.Row(term: "tutorial \($0.number)", explanation: $0.title)
    }
    return
      (["Lessons:"] + columns(rows)
      + ["", "Each takes 10 to 20 minutes, and runs in the prompt a cell at a time."])
      .joined(separator: "\n")
  }
}
