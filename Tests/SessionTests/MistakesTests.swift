import Diagnostics
import Foundation
import Rendering
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
    let files = MistakeFiles.all.filter { isNamed($0.key, in: mistake) }
    let program = try Program(files: files)
    defer { program.remove() }
    try program.write(script, to: "mistake.nn")
    judge(try program.run(["mistake.nn"]), of: mistake, as: "from a file")
    judge(try program.run([], input: script), of: mistake, as: "from standard input")
  }

  /// Whether a script names a file, or one like it.
  private func isNamed(_ file: String, in mistake: Mistake) -> Bool {
    mistake.script.contains(file.prefix(6))
  }

  /// The script run in this process, in a folder with the files it names.
  private func diagnosis(of mistake: Mistake) throws -> (rendered: String, corrected: String?) {
    let folder = try TemporaryFolder()
    for (name, bytes) in MistakeFiles.all where isNamed(name, in: mistake) {
      try Data(bytes).write(to: URL(filePath: folder.file(name)))
    }
    try folder.write("include \"\(folder.file("mistake.nn"))\"\n", to: "mistake.nn")
    let names = /[\w\/-]+\.(csv|nn|safetensors|idx[13]-ubyte(\.gz)?)/
    let script = mistake.script.replacing(names) { folder.file(String($0.output.0)) }
    guard let diagnostic = Conversation().say(script).diagnostic else { return ("", nil) }
    let rendered = DiagnosticRenderer(OutputStyle()).text(of: diagnostic)
    let prefix = folder.file("")
    return (
      rendered.replacing(prefix, with: ""),
      diagnostic.corrected(script)?.replacing(prefix, with: "")
    )
  }

  /// Whether the fix is offered: the corrected line as data, or words that say what to do.
  private func suggests(
    _ fix: Mistake.Fix, _ found: (rendered: String, corrected: String?)
  ) -> Bool {
    switch fix {
    case .line(let line):
      found.corrected?.split(separator: "\n", omittingEmptySubsequences: false).contains {
        $0 == line
      } == true
    case .words(let words): words.allSatisfy(found.rendered.contains)
    }
  }

  @Test(arguments: Mistake.all)
  func isToldHowToMendIt(_ mistake: Mistake) throws {
    let found = try diagnosis(of: mistake)
    let comment: Comment = "\(mistake.script)\n\(found.rendered)\n\(found.corrected ?? "nothing")"
    guard let fix = mistake.fix else {
      #expect(found.corrected == nil, comment)
      return
    }
    #expect(suggests(fix, found), comment)
  }

  /// A correction mends: the same mistake is not found again.
  @Test(arguments: Mistake.all.filter { if case .line? = $0.fix { true } else { false } })
  func theCorrectedTextIsRight(_ mistake: Mistake) throws {
    let first = try diagnosis(of: mistake)
    guard let corrected = first.corrected else { return }
    var mended = mistake
    mended.lines = corrected.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let second = try diagnosis(of: mended)
    #expect(second.rendered != first.rendered, "\(corrected)")
    #expect(!second.rendered.contains("did you mean"), "\(corrected)\n\(second.rendered)")
  }

  /// Of all mistakes, 95 % are shown at the right token and 80 % with the right fix.
  @Test func mostAreToldWhereAndHow() throws {
    let all = Mistake.all
    var (placed, mended) = (0, 0)
    for mistake in all {
      guard let answer = mistake.answers.first, answer.place != nil else { continue }
      placed += 1
      if mistake.fix != nil { mended += 1 }
    }
    let shares = [placed, mended].map { Double($0) / Double(all.count) }
    #expect(shares[0] >= 0.95, "\(placed) of \(all.count) have a place")
    #expect(shares[1] >= 0.8, "\(mended) of \(all.count) have a fix")
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
