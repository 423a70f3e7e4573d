import Diagnostics
import Session
import Testing

@Suite struct AddConcatTests {
  @Test func laysBranchesSideBySide() {
    let talk = Conversation("data iris")
    #expect(
      talk.answer("concat { layer dense 8 relu } { layer dense 5 tanh }").last
        == "1 concat  4 → 13   65 parameters")
    talk.answer("layer dense out")
    #expect(talk.answer("gradcheck").joined().contains("passed"))
  }

  @Test func refusesBranchesOfOtherForms() {
    let talk = Conversation("network; layer input 4 6")
    let mistake = talk.mistake("concat { layer dense 3 } { layer flatten }").diagnostic
    #expect(mistake.id == "shape.concat")
    #expect(mistake.message.contains("'concat1'"))
  }
}
