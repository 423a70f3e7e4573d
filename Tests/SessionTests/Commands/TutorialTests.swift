import Diagnostics
import Markdown
import Network
import OrderedCollections
import Reports
import Session
import Testing

@Suite struct TutorialTests {
  /// A person at the prompt: each text is a numbered cell.
  private final class Reader {
    let talk = Conversation(isConversation: true)
    private var number = 0

    /// What a cell answered, prose and all, on one line.
    @discardableResult
    func type(_ text: String) -> String {
      number += 1
      return talk.say(text, cell: number).lines.joined(separator: " ")
    }

    /// Enter on an empty line.
    @discardableResult
    func enter() throws -> String { type(try #require(talk.nextCell)) }
  }

  private let lesson = Lesson.all[0]

  @Test func enterGoesThroughALesson() throws {
    let reader = Reader()
    #expect(reader.talk.nextCell == nil)
    let opened = reader.type("tutorial 1")
    #expect(opened.hasPrefix("1 · One neuron: the price of a house by its area"))
    #expect(opened.contains("    data housing features area"))
    #expect(opened.contains("`tutorial close` leaves"))
    let data = try reader.enter()
    #expect(data.hasPrefix("housing: 2925 rows"))
    #expect(data.contains("A feature is what you know about a house."))
    #expect(data.hasSuffix("    plot data "))
    #expect(reader.talk.nextCell == "plot data")
  }

  @Test func anythingMayBeTypedInBetween() throws {
    let reader = Reader()
    reader.type("tutorial 1")
    try reader.enter()
    #expect(reader.type("1 + 1") == "2")
    #expect(reader.type("trian") == "")
    #expect(reader.talk.nextCell == "plot data")
    // Who types the cell has run it.
    #expect(reader.type("plot data\n").contains("A guess by hand"))
    #expect(reader.talk.nextCell?.hasPrefix("let w = 100") == true)
  }

  @Test func aLessonEndsAfterItsLastCell() throws {
    let reader = Reader()
    reader.type("tutorial 1")
    var last = ""
    var count = 0
    var solutions = 0
    while let next = reader.talk.nextCell {
      last = try reader.enter()
      if next == "tutorial solution" { solutions += 1 } else { count += 1 }
    }
    #expect(count == lesson.notebook.cells.count)
    #expect(solutions == 4)
    #expect(last.contains("The lesson ends here. `tutorial 2` goes on with: The perceptron"))
    #expect(reader.talk.nextCell == nil)
  }

  @Test func anExerciseWaitsForItsSolution() throws {
    let reader = Reader()
    reader.type("tutorial 1")
    var asked = ""
    while reader.talk.nextCell != "tutorial solution" { asked = try reader.enter() }
    #expect(asked.contains("What does the neuron say about a house of 2000 square feet?"))
    #expect(asked.contains("Try it first."))
    #expect(!asked.contains("by_hand"))
    #expect(reader.type("tutorial").contains("Try it first."))
    #expect(try reader.enter().contains("    let by_hand = w * 2000 + b"))
    #expect(reader.talk.nextCell?.hasPrefix("let by_hand") == true)
    let mistake = reader.talk.mistake("tutorial solution")
    #expect(
      mistake.description
        == "solution | there is no exercise here | tutorial alone shows where you are")
    #expect(try reader.enter().contains("With rate 0.1 it took dozens of steps."))
    #expect(reader.talk.nextCell == "tutorial solution")
  }

  @Test func aCellThatIsStoppedComesAgain() throws {
    let talk = Conversation(isConversation: true) { report, interrupt in
      if case .text(let line) = report, line.hasPrefix("0 0 first") { interrupt.raise() }
    }
    _ = talk.say("tutorial 3", cell: 1)
    var number = 1
    while let next = talk.nextCell {
      number += 1
      guard case .interrupted = talk.say(next, cell: number).outcome else { continue }
      #expect(talk.nextCell == next)
      return
    }
    Issue.record("no cell was stopped")
  }

  @Test func undoLeadsBackInTheLesson() throws {
    let reader = Reader()
    reader.type("let mine = 1")
    reader.type("tutorial 1")
    try reader.enter()
    try reader.enter()
    #expect(reader.talk.nextCell?.hasPrefix("let w = 100") == true)
    #expect(reader.type("undo") == "took back: split test 0")
    #expect(reader.type("undo") == "took back: data housing features area")
    #expect(reader.talk.nextCell?.hasPrefix("data housing") == true)
    reader.type("redo")
    #expect(reader.talk.nextCell == "plot data")
    // What was before the lesson comes back, and the lesson stays open.
    reader.type("undo 2")
    #expect(reader.type("mine") == "1")
    #expect(reader.type("undo") == "took back: let mine = 1")
    #expect(reader.talk.nextCell?.hasPrefix("data housing") == true)
  }

  @Test func aLessonGoesAsItIsWrittenWhateverWasBefore() throws {
    let reader = Reader()
    reader.type("seed 7; data moons; network 4 relu; train epochs 2 quiet")
    #expect(reader.type("tutorial 1").contains("undo brings back what was there"))
    #expect(reader.talk.session.models.isEmpty)
    for cell in lesson.notebook.cells {
      if reader.talk.nextCell == "tutorial solution" { try reader.enter() }
      #expect(reader.talk.nextCell == lesson.notebook.code(of: cell))
      try reader.enter()
    }
    #expect(reader.talk.nextCell == nil)
  }

  @Test func openingALessonIsNothingToTakeBack() {
    let reader = Reader()
    let before = reader.talk.session.fingerprint
    reader.type("tutorial 1")
    #expect(reader.talk.session.fingerprint == before)
    #expect(reader.talk.journal.undoCount == 0)
    reader.type("reset")
    #expect(reader.talk.nextCell?.hasPrefix("data housing") == true)
  }

  @Test func aCellThatFailsComesAgain() throws {
    let reader = Reader()
    reader.type("tutorial 1")
    while reader.talk.nextCell?.contains("expect") != true { try reader.enter() }
    reader.type("reset")
    let code = try #require(reader.talk.nextCell)
    #expect(try reader.enter() == "")
    #expect(reader.talk.nextCell == code)
  }

  /// Even where statements of it before the one that failed went through.
  @Test func aCellThatFailsLateComesAgain() throws {
    let reader = Reader()
    reader.type("tutorial 3")
    while reader.talk.nextCell?.contains("expect accuracy == 1") != true { try reader.enter() }
    let code = try #require(reader.talk.nextCell)
    let layers = reader.talk.session.fingerprint
    reader.type("data line")
    try reader.enter()
    #expect(reader.talk.session.fingerprint != layers)
    #expect(reader.talk.nextCell == code)
  }

  @Test func aloneItSaysWhereOneIs() throws {
    let reader = Reader()
    #expect(reader.type("tutorial").contains("tutorial 1   One neuron: the price of a house"))
    reader.type("tutorial 1")
    try reader.enter()
    #expect(reader.type("tutorial").contains("    plot data"))
    #expect(reader.type("tutorial close") == "lesson 1 is closed; tutorial 1 begins it again")
    #expect(reader.talk.nextCell == nil)
    let mistake = reader.talk.mistake("tutorial close")
    #expect(mistake.description == "close | no lesson is open | tutorial lists the lessons")
  }

  @Test func inAScriptTheLessonIsPrinted() {
    let talk = Conversation()
    let lines = talk.answer("tutorial 1")
    #expect(lines.first == "1 · One neuron: the price of a house by its area")
    #expect(lines.contains("    data housing features area"))
    #expect(lines.contains("In short"))
    #expect(talk.nextCell == nil)
  }

  @Test func helpListsTheLessons() {
    let lines = Conversation().answer("help tutorial")
    for lesson in Lesson.all {
      #expect(
        lines.contains {
          $0.contains("tutorial \(lesson.number) ") && $0.hasSuffix(" \(lesson.title)")
        })
    }
  }

  @Test(arguments: [
    ("tutorial 99", "99 | there is no lesson 99"), ("tutorial 0", "0 | there is no lesson 0"),
    ("tutorial clos", "clos | lesson must be the number"),
  ])
  func otherLessonsAreRefused(text: String, beginning: String) {
    let mistake = Conversation(isConversation: true).mistake(text)
    #expect(mistake.description.hasPrefix(beginning), "\(mistake)")
  }

  @Test func aSavedSessionHasTheCellsAndNotTheLesson() throws {
    let reader = Reader()
    let folder = try TemporaryFolder()
    reader.type("tutorial 1")
    try reader.enter()
    reader.type("save session \"\(folder.file("s.nn"))\"")
    let text = try TextFile.read(folder.file("s.nn")).text
    #expect(text.contains("data housing features area\nsplit test 0\n"))
    #expect(!text.contains("tutorial"))
  }
}
