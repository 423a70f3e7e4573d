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

  @Test func explainsNotebooksAndTheOptionsOfCells() {
    let lines = Conversation().answer("help notebooks")
    for word in ["nn record", "nn test", "nn render", "tolerance=X", "error", "hide", "skip=slow"] {
      #expect(lines.contains { $0.hasPrefix("  \(word)") }, "\(word)")
    }
    #expect(lines.contains("    <!-- nn: tolerance=0.05 -->"))
  }

  @Test func listsTopics() {
    let page = Conversation().answer("help topics").joined(separator: "\n")
    for word in ["train", "After layer:", "dense", "sqrt", "leaky_relu", "val_loss", "momentum"] {
      #expect(page.contains(word))
    }
  }

  @Test func explainsOptionsAndWhatTheyBelongTo() {
    #expect(Conversation().answer("help rows").contains { $0.hasPrefix("  data moons … rows N ") })
    #expect(Conversation().answer("help loss").contains { $0.contains("[label_smoothing X]") })
    #expect(Conversation().answer("help loss").contains { $0.contains("huber[(delta)]") })
    #expect(Conversation().answer("help data").contains { $0.contains("FILE [target COLUMN") })
    #expect(Conversation().answer("help layer dense").count < 40)
    #expect(Conversation().answer("help train").contains { $0.contains("30s, 5m or 2h") })
  }

  @Test func pointsAtTheWordItDoesNotKnow() {
    #expect(Conversation().mistake("help me please").token == "me")
    #expect(
      Conversation().mistake("help layer dens").description
        == "dens | there is no help on 'dens' | did you mean 'dense'?")
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
