import Specification
import Session
import Testing

@Suite struct HelpTests {
  @Test func listsEveryCommand() {
    let page = Conversation().answer("help").joined(separator: "\n")
    for kind in Commands.all { #expect(page.contains("  \(kind.name) ")) }
  }

  @Test(arguments: HelpPage.names) func opensEveryTopic(name: String) {
    let page = Conversation().answer("help \"\(name)\"")
    #expect(page.count >= 3)
    #expect(page.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func explainsACommandOrAnEntryOfItsCatalog() {
    let talk = Conversation()
    #expect(talk.answer("help scale").first == "scale standard|minmax|none")
    #expect(talk.answer("help layer dropout").first == "layer dropout RATE [name NAME]")
    #expect(talk.answer("help dropout").first == "layer dropout RATE [name NAME]")
    #expect(talk.answer("help sqrt").first == "sqrt(x)")
    #expect(talk.answer("help let").first == "let NAME = VALUE")
  }

  @Test func showsOnePageOfACommand() {
    #expect(Conversation().answer("help train").count { $0 == "train" } == 0)
  }

  @Test func knowsTheUsersOwnCommands() {
    let talk = Conversation("def shout word times=2 { print word }")
    #expect(talk.answer("help shout") == ["shout word [times]", "", "A command of your own."])
    #expect(talk.answer("help").contains("  shout word [times]"))
  }

  @Test func speaksEvenWhenQuiet() {
    #expect(!Conversation(isQuiet: true).answer("help train").isEmpty)
  }

  @Test func refusesAnUnknownTopic() {
    let mistake = Conversation().mistake("help trian")
    #expect(mistake.description == "trian | there is no help on 'trian' | did you mean 'train'?")
    #expect(
      Conversation().mistake("help zzyzx").hint
        == "type help topics for all topics, or apropos zzyzx to search them")
  }
}
