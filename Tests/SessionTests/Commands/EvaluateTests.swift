import Session
import Testing

@Suite struct EvaluateTests {
  private let talk = Conversation("data iris; layer dense out; train epochs 5")

  @Test func measuresTheTestRows() {
    let record = talk.record("evaluate")
    #expect(record["rows"] == .number(30))
    #expect(Set(record.keys) == ["rows", "loss", "accuracy"])
    let line = talk.answer("evaluate")[0]
    #expect(line.hasPrefix("test (30 rows): loss "))
    #expect(line.contains(" · accuracy "))
  }

  @Test func measuresAnyPart() {
    #expect(talk.record("evaluate train")["rows"] == .number(120))
    talk.answer("split validation 0.1")
    #expect(talk.record("evaluate validation")["rows"] == .number(15))
  }

  @Test func setsTheNamesThatAreAlwaysThere() {
    let record = talk.record("evaluate train")
    #expect(talk.value("loss") == record["loss"])
    #expect(talk.value("accuracy") == record["accuracy"])
  }

  @Test func saysWhenThereAreNoTestRows() {
    let talk = Conversation("data xor; layer dense out")
    #expect(talk.answer("evaluate")[0].hasPrefix("train (4 rows; none are kept for test): loss "))
    #expect(talk.answer("evaluate train")[0].hasPrefix("train (4 rows): loss "))
    let mistake = talk.mistake("evaluate test")
    #expect(mistake.description == "test | 'xor' has no test rows | keep some: split test 0.2")
  }

  @Test func reportsRegressionInTheTargetsOwnUnits() {
    let talk = Conversation("data line noise 0; scale standard; layer dense out init zeros")
    // Untrained, the prediction is the mean of the training rows, so the loss is their variance
    // about it: near 4/3, not near 1.
    guard case .number(let loss)? = talk.record("evaluate train")["loss"] else {
      Issue.record("no loss")
      return
    }
    #expect((1.2...1.5).contains(loss))
  }

  @Test func changesNoRandomStream() {
    let before = talk.session.streams
    talk.answer("evaluate; evaluate train")
    #expect(talk.session.streams == before)
  }

  @Test func refusesWhatIsNotThere() {
    #expect(Conversation().mistake("evaluate").message == "there is no data yet")
    #expect(Conversation("data xor").mistake("evaluate").message == "there is no network yet")
    #expect(talk.mistake("evaluate tset").hint == "did you mean 'test'?")
    #expect(talk.mistake("evaluate validation").hint == "keep some: split validation 0.2")
    talk.answer("data xor")
    #expect(talk.mistake("evaluate").message == "'xor' has no feature 'sepal-length'")
  }
}
