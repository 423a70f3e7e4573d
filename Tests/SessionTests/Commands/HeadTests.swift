import Session
import Testing

@Suite struct HeadTests {
  @Test func showsTheFirstRowsAsTheyWereRead() {
    let talk = Conversation("data iris")
    #expect(
      talk.answer("head 2") == [
        "sepal-length  sepal-width  petal-length  petal-width  species",
        "────────────  ───────────  ────────────  ───────────  ───────",
        "         5.1          3.5           1.4          0.2  setosa",
        "         4.9            3           1.4          0.2  setosa",
      ])
    #expect(talk.answer("head").count == 7)
  }

  @Test func givesTheRowsAsRecords() {
    let talk = Conversation("data xor; let rows = head 3;")
    #expect(talk.value("length(rows)") == .number(3))
    #expect(talk.value("rows[2].out") == .text("1"))
  }

  @Test func endsWithTheRows() {
    #expect(Conversation("data xor").answer("head 100").count == 6)
  }

  @Test func refusesWhatIsNotThere() {
    #expect(Conversation().mistake("head").message == "there is no data yet")
    #expect(Conversation("data xor").mistake("head 0").token == "0")
    #expect(Conversation("data xor").mistake("head 1e30").token == "1e30")
  }
}
