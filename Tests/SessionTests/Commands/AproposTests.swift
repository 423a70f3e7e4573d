import Session
import Testing

@Suite struct AproposTests {
  private let talk = Conversation()

  @Test func searchesNamesFirst() {
    let lines = talk.answer("apropos dropout")
    #expect(lines.first?.hasPrefix("  layer dropout ") == true)
  }

  @Test func searchesSummariesArgumentsAndExamples() {
    #expect(talk.answer("apropos handwritten").contains { $0.hasPrefix("  data digits ") })
    #expect(talk.answer("apropos patience").contains { $0.hasPrefix("  train ") })
    #expect(talk.answer("apropos \"huber\"").contains { $0.hasPrefix("  loss huber ") })
  }

  @Test func capitalsMakeNoDifference() {
    #expect(talk.answer("apropos CSV") == talk.answer("apropos csv"))
  }

  @Test func givesTheNames() {
    #expect(talk.value("apropos handwritten").written == #"["data digits"]"#)
  }

  @Test func saysWhereNothingIsFound() {
    #expect(
      talk.mistake("apropos zzyzx").description
        == "zzyzx | help says nothing of 'zzyzx' | help topics lists all there is")
    #expect(talk.mistake("apropos evaluat3").hint == "did you mean 'evaluate'?")
  }
}
