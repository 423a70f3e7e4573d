import Session
import Testing

@Suite struct EvaluateTests {
  private let talk = Conversation("data iris; layer dense out; train epochs 5")

  @Test func measuresTheTestRows() {
    let record = talk.record("evaluate")
    #expect(record["rows"] == .number(30))
    #expect(
      Set(record.keys) == [
        "rows", "loss", "accuracy", "precision", "recall", "f1", "macro_precision",
        "macro_recall", "macro_f1", "auc", "log_loss", "classes", "confusion",
      ])
    let lines = talk.answer("evaluate")
    #expect(
      lines[0].wholeMatch(of: /test \(30 rows\): loss \d\.\d{4} · accuracy \d\.\d{3}/) != nil)
    #expect(
      lines[1].wholeMatch(
        of: /precision 0\.\d{3} · recall 0\.\d{3} · f1 0\.\d{3} · auc \d\.\d{3}/) != nil)
    #expect(lines[2].split(separator: " ") == ["class", "precision", "recall", "f1", "rows"])
    #expect(lines.count == 7)
  }

  @Test func measuresEveryClass() {
    talk.answer("let r = evaluate train")
    #expect(talk.value("r.classes.setosa.rows") == .number(40))
    #expect(talk.value("r.macro_f1") == talk.value("r.f1"))
    #expect(
      talk.value(
        "abs(mean([r.classes.setosa.f1 r.classes.versicolor.f1 r.classes.virginica.f1]) "
          + "- r.f1) < 1e-12") == .boolean(true))
    #expect(talk.value("sum(r.confusion[1])") == .number(40))
    #expect(
      talk.value("r.confusion[1][1] + r.confusion[2][2] + r.confusion[3][3] == r.accuracy * 120")
        == .boolean(true))
  }

  @Test func measuresThePositiveOfTwoClasses() {
    let talk = Conversation("data moons; network 8 tanh; train quiet; let r = evaluate")
    #expect(talk.value("r.f1 == r.classes[\"1\"].f1") == .boolean(true))
    #expect(talk.mistake("r.classes[\"2\"]").message == "this record has no field '2'")
    #expect(talk.answer("evaluate")[1].hasPrefix("positive class "))
  }

  @Test func everyScalarIsAName() {
    talk.answer("let r = evaluate train")
    for name in ["f1", "auc", "precision", "recall", "log_loss", "macro_f1"] {
      #expect(talk.value(name) == talk.value("r.\(name)"))
    }
    #expect(talk.mistake("rmse").description == "rmse | 'rmse' has no value yet | \(Self.hint)")
    #expect(talk.mistake("let f1 = 3").message.contains("cannot be bound"))
    talk.answer("train epochs 1 quiet")
    #expect(talk.mistake("print f1").description == "f1 | 'f1' has no value yet | \(Self.hint)")
  }

  private static let hint = "evaluate sets it, where it is defined"

  @Test func measuresNumbersInTheirOwnUnits() {
    let talk = Conversation("data line; scale standard; layer dense out; train quiet")
    talk.answer("let r = evaluate train")
    #expect(
      Set(talk.record("r").keys) == ["rows", "loss", "mse", "rmse", "mae", "mape", "r2"])
    #expect(talk.value("abs(r.mse / r.loss - 1) < 1e-5") == .boolean(true))
    #expect(talk.value("rmse ^ 2 / mse") == .number(1))
    let bare = Conversation("data line; scale none; layer dense out init zeros; evaluate train")
    #expect(bare.value("r2 <= 0") == .boolean(true))
    let line = talk.answer("evaluate")[1]
    #expect(line.contains("rmse ") && line.contains(" · r2 ") && !line.hasPrefix("mse"))
  }

  @Test func forgetsMetricsOfAnEarlierTrain() {
    let talk = Conversation("data line; layer dense out; evaluate; train quiet")
    #expect(talk.mistake("r2").message == "'r2' has no value yet")
    talk.answer("evaluate; r2")
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
