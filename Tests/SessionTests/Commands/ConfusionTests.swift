import Session
import Testing

@Suite struct ConfusionTests {
  private let talk = Conversation("data iris; layer dense out; train epochs 20 quiet")

  @Test func countsActualDownAndPredictedAcross() {
    let lines = talk.answer("confusion")
    #expect(lines[0] == "test (30 rows): actual classes down, predicted across")
    #expect(
      lines[1].split(separator: " ") == ["actual", "setosa", "versicolor", "virginica"])
    #expect(lines.count == 6)
    talk.answer("let c = confusion; let r = evaluate")
    #expect(talk.value("c.matrix == r.confusion") == .boolean(true))
    #expect(talk.value("c.rows") == .number(30))
    #expect(
      talk.value("c.classes") == .list([.text("setosa"), .text("versicolor"), .text("virginica")]))
    for row in 1...3 { #expect(talk.value("sum(c.matrix[\(row)])") == .number(10)) }
  }

  @Test func takesAnyPart() {
    #expect(talk.record("confusion train")["rows"] == .number(120))
    let talk = Conversation("data xor; layer dense out")
    #expect(
      talk.answer("confusion")[0]
        == "train (4 rows; none are kept for test): actual classes down, predicted across")
  }

  /// One sigmoid output that never says yes.
  @Test func aClassIsNeverChosen() {
    let talk = Conversation("data xor; layer dense out init zeros; let c = confusion; evaluate")
    #expect(
      talk.value("c.matrix")
        == .list([.list([.number(2), .number(0)]), .list([.number(2), .number(0)])])
    )
    #expect(talk.value("[precision recall f1]") == .list([.number(0), .number(0), .number(0)]))
    #expect(talk.value("auc") == .number(0.5))
  }

  /// A single output under hinge has its boundary at 0.
  @Test func choosesWhatTheAccuracyCounts() {
    let talk = Conversation(
      "data moons; loss hinge; layer dense 6 tanh; layer dense 1 identity; train quiet; "
        + "let r = evaluate; let c = confusion")
    #expect(
      talk.value("c.matrix[1][1] + c.matrix[2][2] == round(r.accuracy * c.rows)")
        == .boolean(true))
    #expect(talk.mistake("log_loss").message == "'log_loss' has no value yet")
  }

  @Test func changesNothing() {
    let before = talk.session.fingerprint
    talk.answer("confusion; confusion train")
    #expect(talk.session.fingerprint == before)
  }

  @Test func isOfClassesAlone() {
    let talk = Conversation("data line; layer dense out")
    let mistake = talk.mistake("confusion")
    #expect(mistake.message == "'line' has numbers to learn, and no classes")
    #expect(mistake.hint == "evaluate tells how far off the numbers are")
  }
}
