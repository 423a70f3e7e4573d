import Datasets
import Diagnostics
import Network
import Tensors
import OrderedCollections
import Reports
import Session
import Testing

@Suite struct TrainTests {
  private let iris = "data iris; layer dense 8 relu; layer dense out"

  @Test func saysWhatItCameTo() {
    let lines = Conversation(iris).answer("train epochs 3 batch 16")
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("epoch 3/3 ━━━━━━━━━━━━━━━━━━━━ loss "))
    #expect(lines[0].contains(" · accuracy "))
  }

  @Test func givesARecord() {
    let record = Conversation(iris).record("train epochs 3 batch 50")
    #expect(record["epochs"] == .number(3))
    #expect(record["steps"] == .number(9))
    #expect(record["reason"] == .text("finished"))
    guard case .record(let history)? = record["history"], case .list(let losses)? = history["loss"]
    else {
      Issue.record("no history")
      return
    }
    #expect(losses.count == 3)
    #expect(losses.last == record["loss"])
    #expect(history["accuracy"] != nil)
  }

  /// Of classes that are alike in number, balance changes nothing; of others it does; of numbers there
  /// are none.
  @Test func balancesClasses() {
    let even = "data xor; layer dense out; train epochs 5 quiet"
    #expect(Conversation(even).value("loss") == Conversation(even + " balance").value("loss"))
    let blobs = "data iris; split test 0.31 stratify off; layer dense out; train epochs 5 quiet"
    #expect(Conversation(blobs).value("loss") != Conversation(blobs + " balance on").value("loss"))
    let mistake = Conversation("data line; layer dense out").mistake("train balance")
    #expect(mistake.diagnostic.id == "train.balance")
    #expect(mistake.token == "balance")
  }

  @Test func watchesTheValidationRows() {
    let record = Conversation("data iris; split validation 0.2; layer dense out").record("train")
    #expect(record["val_loss"] != nil)
    #expect(record["val_accuracy"] != nil)
  }

  @Test func setsTheNamesThatAreAlwaysThere() {
    let talk = Conversation(iris)
    let record = talk.record("train epochs 2 batch 30")
    #expect(talk.value("loss") == record["loss"])
    #expect(talk.value("accuracy") == record["accuracy"])
    #expect(talk.value("epoch") == .number(2))
    #expect(talk.value("step") == .number(8))
    #expect(talk.value("parameters") == .number(67))
    #expect(talk.mistake("val_loss").diagnostic.id == "name.early")
    talk.answer("train epochs 3")
    #expect(talk.value("epoch") == .number(5))
  }

  @Test func trainsTenEpochsOrSoManySteps() {
    #expect(Conversation(iris).record("train")["epochs"] == .number(10))
    let talk = Conversation(iris)
    let record = talk.record("train steps 5 batch 32")
    #expect(record["steps"] == .number(5))
    #expect(record["epochs"] == .number(1))
    #expect(talk.answer("train steps 5")[0].hasPrefix("step 5/5 "))
  }

  @Test(arguments: [("batch all", 1), ("batch 120", 1), ("batch 119", 2), ("batch 1", 120)])
  func usesASmallerLastBatch(option: String, steps: Int) {
    let record = Conversation(iris).record("train epochs 1 \(option)")
    #expect(record["steps"] == .number(Double(steps)))
  }

  @Test func takesItsOwnValidationRows() {
    let talk = Conversation("data iris; layer dense 8 relu; layer dense out")
    let parts = talk.session.dataset?.parts
    let record = talk.record("train epochs 2 batch 10 validation 0.25")
    #expect(record["steps"] == .number(18))
    #expect(record["val_loss"] != nil)
    #expect(talk.session.dataset?.parts == parts)
    let other = Conversation("data iris; layer dense 8 relu; layer dense out")
    #expect(
      other.record("train epochs 2 batch 10 validation 0.25")["val_loss"] == record["val_loss"])
  }

  @Test func saysThatAConditionDidNotComeTrue() {
    let talk = Conversation("data xor; layer dense out")
    #expect(
      talk.answer("train epochs 3 until loss < 0").last == "loss < 0 did not come true in 3 epochs")
    #expect(!talk.answer("train epochs 3 until loss > 0").contains { $0.contains("come true") })
  }

  /// The validation loss is that of the weights that are back, not of the last epoch.
  @Test func reportsTheBestWeights() {
    let talk = Conversation("data moons rows 80 noise 0.4; network 20 tanh")
    talk.answer("let r = train epochs 3000 validation 0.4 patience 20 rate 0.1 quiet")
    #expect(talk.value("r.val_loss == min(r.history.val_loss)") == .boolean(true))
    #expect(talk.value("r.val_loss == r.history.val_loss[r.best_epoch]") == .boolean(true))
    #expect(talk.value("r.val_accuracy == r.history.val_accuracy[r.best_epoch]") == .boolean(true))
    #expect(talk.value("val_loss == r.val_loss") == .boolean(true))
  }

  @Test func bringsTheBestWeightsBack() {
    let line = "data moons rows 80 noise 0.4; network 20 tanh"
    let talk = Conversation(line)
    let reply = talk.say("let r = train epochs 3000 validation 0.4 patience 20 rate 0.1")
    #expect(talk.value("r.reason") == .text("patience"))
    #expect(reply.lines.contains { $0.hasSuffix(" epochs: no better val_loss for 20") })
    #expect(reply.lines.last?.hasPrefix("the weights of epoch ") == true)
    guard case .number(let best) = talk.value("r.best_epoch") else { return }
    let other = Conversation(line)
    other.answer("train epochs \(Int(best)) validation 0.4 rate 0.1")
    #expect(
      talk.session.model?.network.parameters == other.session.model?.network.parameters)
  }

  @Test func clipsForThisTrainingAlone() {
    func weights(_ option: String) -> Tensor? {
      let talk = Conversation(iris)
      talk.answer("optimizer sgd rate 0.1; train epochs 1 shuffle off \(option)")
      return talk.session.model?.network.tensor(named: "dense1.weight")
    }
    #expect(weights("clip 0.01") != weights(""))
    #expect(weights("clip 1e9") == weights(""))
  }

  /// The loss of a train holds the penalty, that of evaluate does not.
  @Test func itsLossHoldsThePenalties() {
    let talk = Conversation("data iris; layer dense 8 relu l1 0.01 l2 0.1; layer dense out l2 0.5")
    talk.answer("evaluate train")
    guard case .number(let plain) = talk.value("loss") else { return }
    let network = talk.session.model?.network
    func sum(_ name: String, _ term: (Double) -> Double) -> Double {
      network?.tensor(named: name)?.scalars.reduce(0) { $0 + term(Double($1)) } ?? .nan
    }
    let penalty =
      sum("dense1.weight") { 0.01 * abs($0) + 0.1 * $0 * $0 }
      + sum("dense2.weight") { 0.5 * $0 * $0 }
    guard case .number(let loss)? = talk.record("train epochs 1 batch all")["loss"] else { return }
    #expect(abs(loss - plain - penalty) < 1e-5 * loss)
  }

  @Test func saysWhereNumbersWentOutOfBounds() {
    let talk = Conversation("data iris; network 8 6 relu; optimizer sgd")
    let reply = talk.say("train epochs 50 rate 1e10")
    #expect(reply.outcome.status == 1)
    let message = reply.warnings.first?.message ?? ""
    #expect(message.contains("'dense"))
    #expect(message.hasSuffix(" are back"))
    #expect(talk.session.model?.network.parameters.isFinite == true)
  }

  /// The step of the message is where it went wrong, and the last line counts what was kept.
  @Test func saysWhichWeightsAreBack() {
    let talk = Conversation("data line; layer dense out; optimizer sgd")
    let reply = talk.say("train epochs 100 batch all rate 1e5")
    let message = reply.warnings.first?.message ?? ""
    let steps = talk.session.model?.network.step ?? 0
    #expect(steps > 0)
    #expect(message.contains("the last finite weights, of step \(steps), are back"))
    #expect(reply.lines.last?.hasPrefix("epoch \(steps)/100 ") == true)
    let first = Conversation("data line; layer dense out; optimizer sgd")
    let early = first.say("train epochs 100 batch all rate 1e38").warnings.first?.message ?? ""
    #expect(first.session.model?.network.step == 0)
    #expect(early.hasSuffix("the weights from before it are back"), "\(early)")
  }

  @Test func takesARateForThisTrainingAlone() {
    let (one, other) = (Conversation(iris), Conversation(iris))
    one.answer("optimizer sgd rate 0.1; train epochs 1 rate 0.5")
    other.answer("optimizer sgd rate 0.5; train epochs 1")
    #expect(
      one.session.model?.network.tensor(named: "dense1.weight")
        == other.session.model?.network.tensor(named: "dense1.weight"))
    #expect(one.session.model?.network.optimizer.written == "sgd rate 0.1")
  }

  @Test func keepsTheRowsInOrderWhereAsked() {
    let talk = Conversation(iris)
    let streams = talk.session.streams
    talk.answer("train epochs 1 shuffle off")
    #expect(talk.session.streams[.shuffle] == streams[.shuffle])
    talk.answer("train epochs 1")
    #expect(talk.session.streams[.shuffle] != streams[.shuffle])
  }

  @Test func endsAfterItsTime() {
    let record = Conversation(iris).record("train epochs 100000000 for 0.05s")
    #expect(record["reason"] == .text("time over"))
    #expect(record["epochs"] != .number(100_000_000))
  }

  @Test func isQuietWhereAsked() {
    #expect(Conversation(iris).say("train epochs 2 quiet").reports.isEmpty)
    #expect(Conversation(iris).say("train epochs 2;").reports.isEmpty)
    #expect(!Conversation(iris).say("train epochs 2 quiet off").reports.isEmpty)
  }

  @Test func bringsFiniteWeightsBack() {
    let talk = Conversation("data line; scale none; layer dense out; optimizer sgd")
    let reply = talk.say("let r = train epochs 200 rate 1e6\nprint 1")
    guard case .diverged = reply.outcome else {
      Issue.record("ended as \(reply.outcome)")
      return
    }
    #expect(reply.outcome.status == 1)
    #expect(reply.warnings.count == 1)
    #expect(reply.warnings.first?.message.hasPrefix("the loss was not finite at epoch ") == true)
    #expect(
      reply.warnings.first?.hint
        == "try a smaller rate, such as train rate 100000, or train clip 1, or scale standard")
    #expect(!reply.lines.contains("1"))
    let weights = talk.session.model?.network.tensor(named: "dense1.weight")?.scalars ?? []
    #expect(!weights.isEmpty && weights.allSatisfy(\.isFinite))
    #expect(talk.value("r.reason") == .text("not finite"))
  }

  @Test func endsAtTheNextStepOfAnInterrupt() {
    let talk = Conversation(iris) { report, interrupt in
      if case .progress = report { interrupt.raise() }
    }
    let reply = talk.say("let r = train epochs 1000000\nprint 1")
    #expect(reply.outcome.status == 130)
    #expect(!reply.lines.contains("1"))
    #expect(reply.warnings.first?.message.hasPrefix("interrupted after ") == true)
    talk.interrupt.lower()
    #expect(talk.value("r.reason") == .text("interrupted"))
    #expect(talk.value("step > 0 and step < 1000000") == .boolean(true))
  }

  @Test func refusesWhatDoesNotFit() {
    let talk = Conversation(iris)
    #expect(
      talk.mistake("train epoch 100").description
        == "epoch | train has no option 'epoch' | did you mean 'epochs'?")
    #expect(talk.mistake("train epoch 100").usage.hasPrefix("train [epochs N] [steps N] "))
    #expect(talk.mistake("train epochs 3 steps 3").hint == "leave one of them out")
    for option in ["epochs 0", "epochs 2.5", "batch 0", "rate 0", "rate -1", "weight_decay -1"] {
      #expect(talk.mistake("train \(option)").token == option.split(separator: " ").last ?? "")
    }
    #expect(talk.mistake("train epochs 5 epochs 6").message == "'epochs' is given twice")
    #expect(talk.mistake("train quiet 1").token == "1")
    #expect(
      talk.mistake("train patience 3").description
        == "patience | 'patience' watches the validation loss, and there are no validation rows | "
        + "add validation 0.2")
    #expect(talk.mistake("train validation 0.001").token == "0.001")
    #expect(talk.mistake("train validation 1").token == "1")
    #expect(talk.mistake("train clip 0").token == "0")
    #expect(
      Conversation("\(iris); split validation 0.2").mistake("train validation 0.2").message
        == "'iris' has validation rows already")
    #expect(Conversation().mistake("train").message == "there is no data yet")
    #expect(Conversation("data xor").mistake("train").message == "there is no network yet")
  }

  @Test func refusesOtherDataThanTheNetworkWasMadeFor() {
    let talk = Conversation("\(iris); data xor;")
    #expect(talk.mistake("train").message == "the network takes 4 inputs a row, and the data has 2")
    talk.answer("data iris; network; layer dense 5 softmax")
    #expect(talk.mistake("train").message.contains("5 softmax outputs for 3 classes"))
  }

  // MARK: Plotting

  private let small = "data moons; layer dense 8 tanh; layer dense out; "

  @Test func drawsTheLossAtTheEnd() {
    let talk = Conversation(small + "train epochs 3 quiet")
    let reply = talk.say("train epochs 4 plot")
    guard case .figure(let figure)? = reply.reports.last else {
      Issue.record("no figure at the end")
      return
    }
    #expect(figure == talk.figure("plot loss"))
    #expect(reply.lines.first?.hasPrefix("epoch 4/4") == true)
    #expect(talk.say("train epochs 2").reports.count == 1)
    #expect(talk.say("train epochs 2 plot quiet").reports.isEmpty)
  }

  @Test func drawsTheLossOnTheWay() {
    let talk = Conversation(small + "split validation 0.2; train epochs 3 quiet")
    let reply = talk.say("train epochs 1000000 for 0.6s plot")
    var figures: [Chart] = []
    for case .progress(let progress) in reply.reports {
      if case .chart(let chart)? = progress.figure { figures.append(chart) }
    }
    #expect((2...7).contains(figures.count))
    for chart in figures {
      #expect(chart.series.map(\.name) == ["train", "validation"])
      #expect(chart.series[0].points.count <= 400)
      // The epochs before are part of it.
      #expect(chart.series[0].points.first?.x == 1)
    }
    let ends = figures.compactMap { $0.series[0].points.last?.x }
    #expect(ends == ends.sorted() && Set(ends).count == ends.count)
    #expect(!reply.reports.dropLast(2).contains { if case .figure = $0 { true } else { false } })
  }

  @Test func resumingGoesOnDrawing() {
    let talk = Conversation(small)
    _ = talk.say("train epochs 20 for 0s plot")
    let reply = talk.say("resume")
    #expect(reply.reports.contains { if case .figure = $0 { true } else { false } })
    #expect(talk.chart("plot loss")?.series[0].points.count == 20)
  }

  /// The same bits with and without a plot.
  @Test func plottingChangesNothing() {
    let (one, other) = (Conversation(small), Conversation(small))
    one.answer("train epochs 30 plot")
    other.answer("train epochs 30")
    #expect(
      one.session.model?.network.tensor(named: "dense1.weight")
        == other.session.model?.network.tensor(named: "dense1.weight"))
  }
}
