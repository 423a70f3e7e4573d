import Foundation
import Testing

/// Runs every wrong script of Mistakes.txt and looks at what a person would see.
@Suite struct MistakesTests {
  @Test func theTableIsRead() {
    #expect(Mistake.all.count >= 200)
    for mistake in Mistake.all {
      #expect(!mistake.answers.isEmpty, "\(mistake.title) says what is right")
      #expect(!mistake.statuses.isEmpty, "\(mistake.title) has a status")
    }
  }

  @Test(arguments: Mistake.all)
  func isToldWhereItIs(_ mistake: Mistake) throws {
    let script = Data(mistake.script.utf8)
    let files = MistakeFiles.all.filter { mistake.script.contains($0.key) }
    let program = try Program(files: files)
    defer { program.remove() }
    try program.write(script, to: "mistake.nn")
    judge(try program.run(["mistake.nn"]), of: mistake, as: "from a file")
    judge(try program.run([], input: script), of: mistake, as: "from standard input")
  }

  private func judge(_ outcome: Program.Outcome, of mistake: Mistake, as origin: Comment) {
    let comment: Comment = "\(origin):\n\(mistake.script)\n\(outcome.output)\n\(outcome.errors)"
    guard let status = outcome.status else {
      Issue.record("ended by a signal, \(comment)")
      return
    }
    #expect(mistake.statuses.contains(status), comment)
    #expect(outcome.output.hasPrefix(status == 2 ? "" : "before\n"), comment)
    #expect(status != 2 || outcome.output.isEmpty, comment)
    #expect(!outcome.output.contains("never"), comment)
    #expect(outcome.errors.components(separatedBy: "error: ").count == 2, comment)
    #expect(mistake.answers.contains { accepts($0, outcome.errors, of: mistake) }, comment)
  }

  private func accepts(_ answer: Mistake.Answer, _ errors: String, of mistake: Mistake) -> Bool {
    if let (line, carets) = answer.place {
      let source = " \(line) │ \(mistake.lines[line - 1])"
      let shown = errors.components(separatedBy: "\n")
      guard let place = shown.firstIndex(where: { $0.hasSuffix(source) }), place + 1 < shown.count
      else { return false }
      let under = shown[place + 1].components(separatedBy: "│ ").last ?? ""
      guard under == carets || under.hasPrefix(carets + " ") else { return false }
    }
    return answer.words.allSatisfy { choices in choices.contains { errors.contains($0) } }
      && (answer.allowsSuggestion || !errors.contains("did you mean"))
  }
}
