import Testing

@testable import Rendering

@Suite struct TerminalAnswersTests {
  private func answers(_ text: String) -> TerminalAnswers { TerminalAnswers(Array(text.utf8)) }

  @Test func xtermAsVT340() {
    let answers = answers("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?63;1;2;4;6;9;15;22c")
    #expect(answers.isComplete && answers.hasSixel && !answers.hasKitty)
    #expect(answers.background == .dark)
    #expect(answers.pictures == .sixel)
    #expect(answers.typed.isEmpty)
  }

  @Test func kitty() {
    let answers = answers("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}]11;rgb:ffff/ffff/f0f0\u{07}\u{1B}[?62;c")
    #expect(answers.pictures == .kitty)
    #expect(answers.background == .light)
    #expect(answers.isComplete)
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[?64;14;40c", "\u{1B}_Gi=31;ENODATA:x\u{1B}\\\u{1B}[?6c", "",
  ])
  func noPictures(_ text: String) {
    #expect(answers(text).pictures == nil)
  }

  @Test func whatWasTypedIsHandedBack() {
    let answers = answers("pri\u{1B}[?62;4cnt 1\n\u{1B}[A")
    #expect(answers.pictures == .sixel)
    #expect(String(decoding: answers.typed, as: UTF8.self) == "print 1\n\u{1B}[A")
  }

  @Test func anAnswerCutOffIsNotComplete() {
    let answers = answers("\u{1B}[?62;4")
    #expect(!answers.isComplete)
    #expect(answers.pictures == nil)
  }
}
