import Session
import Testing

@Suite struct NameTests {
  private static let readOnly = [
    "loss", "accuracy", "val_loss", "val_accuracy", "epoch", "step", "seconds", "parameters",
  ]

  @Test(arguments: readOnly) func cannotBeBound(name: String) {
    let talk = Conversation()
    for text in ["let \(name) = 3", "for \(name) in 1..2 { print 1 }", "def f \(name) { print 1 }"]
    {
      let mistake = talk.mistake(text)
      #expect(mistake.token == name)
      #expect(mistake.message.contains("'\(name)' is a"))
    }
  }

  @Test(arguments: ["train", "data", "sqrt", "print", "if"]) func neitherCanVerbsAndFunctions(
    name: String
  ) {
    let talk = Conversation()
    #expect(talk.mistake("let \(name) = 3").token == name)
    #expect(talk.mistake("def \(name) { print 1 }").token == name)
  }

  @Test(arguments: readOnly) func saysWhatSetsItBeforeItIsThere(name: String) {
    let mistake = Conversation().mistake("print \(name)")
    #expect(mistake.message == "'\(name)' has no value yet")
    #expect(mistake.hint.hasSuffix(" sets it"))
    #expect(mistake.token == name)
  }

  @Test func tellTheNetworkInUse() {
    let talk = Conversation(
      "data iris; network a 4; network b; layer dense out; use a; train epochs 2")
    #expect(talk.value("epoch") == .number(2))
    #expect(talk.value("parameters") == .number(35))
    talk.answer("use b")
    #expect(talk.value("epoch") == .number(0))
    #expect(talk.mistake("loss").message == "'loss' has no value yet")
  }

  @Test func theLastTrainOrEvaluateCounts() {
    let talk = Conversation("data iris; layer dense out; let t = train; let e = evaluate")
    #expect(talk.value("loss == e.loss and loss != t.loss") == .boolean(true))
    talk.answer("let t = train")
    #expect(talk.value("loss == t.loss and accuracy == t.accuracy") == .boolean(true))
  }

  @Test func argumentsOfAScript() {
    let talk = Conversation(arguments: ["a", "2"])
    #expect(talk.answer("args") == ["[\"a\", \"2\"]"])
    #expect(talk.value("number(args[2])") == .number(2))
    #expect(Conversation().answer("args") == ["[]"])
  }

  @Test func aValueIsNoCommand() {
    let talk = Conversation("let width = 3")
    #expect(talk.mistake("width 4").message == "'width' is a value, not a command")
    #expect(talk.answer("width * 4") == ["12"])
    #expect(talk.answer("width") == ["3"])
  }

  @Test func namesTakeUnicodeLetters() {
    #expect(Conversation("let größe = 3; let 名前 = 4").answer("größe + 名前") == ["7"])
  }
}
