import OrderedCollections
import Diagnostics
import Network
import Reports
import Session
import Testing

@Suite struct SweepTests {
  private static let widths = "sweep width [2 4 8] { network (width) tanh; train epochs 5 }"

  @Test func measuresEachValueAndMarksTheBest() {
    let talk = Conversation("data circles")
    let lines = talk.answer(Self.widths)
    #expect(lines[0] == "3 runs, measured by train")
    #expect(lines[1].split(separator: " ") == ["width", "loss", "accuracy"])
    #expect(lines[3...5].map { $0.split(separator: " ").first } == ["2", "4", "8"])
    #expect(lines[3...5].count { $0.hasSuffix("best") } == 1)
  }

  /// A run gives what the same statements give without a sweep.
  @Test func aRunIsTheStatementsThemselves() {
    let talk = Conversation("data circles")
    let swept = talk.value("sweep width [2 4] { network (width) tanh; train epochs 5 }")
    guard case .list(let runs) = swept, case .record(let second) = runs[1] else {
      Issue.record("no list")
      return
    }
    talk.answer("network 4 tanh; train epochs 5")
    #expect(second["loss"] == talk.value("loss"))
    #expect(second["accuracy"] == talk.value("accuracy"))
  }

  @Test func theSessionStaysAsItIs() {
    let talk = Conversation("data circles; network 3 relu; train epochs 2; let width = 7")
    let before = talk.session.fingerprint
    talk.answer(Self.widths)
    #expect(talk.session.fingerprint == before)
    talk.answer(
      "sweep width [2 4] k [1 2] { let x = width; seed 3; network 3 relu; train; evaluate }")
    #expect(talk.session.fingerprint == before)
  }

  @Test func goesOverEveryValueWithEveryOther() {
    let talk = Conversation("data xor")
    talk.answer(
      "let runs = sweep act [relu tanh] n 1..3 { network; layer dense (n) (act); layer dense out; train epochs 1 }"
    )
    talk.answer("let seen = []; for run in runs { let seen = seen + [\"{run.act}{run.n}\"] }")
    #expect(
      talk.value("seen").written
        == "[\"relu1\", \"relu2\", \"relu3\", \"tanh1\", \"tanh2\", \"tanh3\"]")
  }

  @Test func seedsGiveMeansWithTheirDeviation() {
    let talk = Conversation("data circles")
    let swept = talk.value("sweep width [2 4] { network (width) tanh; train epochs 3 } seeds 3")
    guard case .list(let runs) = swept, case .record(let first) = runs[0] else {
      Issue.record("no list")
      return
    }
    #expect(
      talk.answer("sweep width [2] { network (width) tanh; train epochs 3 } seeds 3")[3]
        .contains(" ± "))
    guard case .number(let deviation)? = first["loss_sd"] else {
      Issue.record("no sd")
      return
    }
    #expect(deviation > 0)
    // The first of the seeds is the session's own.
    let own = Conversation("data circles; network 2 tanh; train epochs 3").value("loss")
    #expect(first["loss"] != own)
  }

  @Test func byChoosesWhatIsBest() {
    let talk = Conversation("data circles noise 0.2")
    let lines = talk.answer("\(Self.widths.dropLast(1)); evaluate } by f1")
    #expect(lines[0] == "3 runs, measured by evaluate on the test rows")
    #expect(lines.contains { $0.hasPrefix("best f1: width ") })
    #expect(
      talk.answer("sweep n [2 3] { network (n) relu; train validation 0.2 epochs 2 }")
        .contains { $0.hasPrefix("best val_loss: ") })
  }

  @Test func keepsTheBestNetworkWhereAsked() {
    let talk = Conversation("data circles; network mine 3 relu")
    let swept = talk.value(
      "sweep width [1 16] { network (width) tanh; train epochs 60 rate 0.1 } keep")
    guard case .list(let runs) = swept, case .record(let second) = runs[1] else {
      Issue.record("no list")
      return
    }
    #expect(second["best"] == .boolean(true))
    #expect(talk.session.model?.network.layers.count == 2)
    #expect(talk.value("loss") == second["loss"])
    #expect(Array(talk.session.models.keys) == ["mine", "network"])
  }

  @Test func aLossThatIsNotFiniteIsAResult() {
    let talk = Conversation("data housing")
    let reply = talk.say(
      "let r = sweep rate [0.01 1e20] { network 8 relu; optimizer sgd; train epochs 3 rate (rate) }"
    )
    #expect(reply.outcome.status == 0)
    #expect(reply.lines.contains { $0.hasSuffix("diverged") })
    #expect(reply.warnings.isEmpty)
    #expect(talk.value("r[2].diverged and r[1].best") == .boolean(true))
    #expect(talk.value("r[2].loss") == .none)
  }

  @Test func ctrlCKeepsTheRunsSoFar() {
    let talk = Conversation("data circles") { report, interrupt in
      if case .progress(let progress) = report, progress.unit == "run", progress.done >= 3 {
        interrupt.raise()
      }
    }
    let before = talk.session.fingerprint
    let reply = talk.say("let r = \(Self.widths.replacing("[2 4 8]", with: "[2 4 8 16 32]"))")
    #expect(reply.outcome.status == 130)
    #expect(reply.lines[0] == "2 runs, measured by train")
    #expect(reply.warnings.map(\.message) == ["interrupted after 2 of 5 runs"])
    talk.interrupt.lower()
    #expect(talk.value("length(r)") == .number(2))
    #expect(talk.session.fingerprint.count == before.count + 2)
  }

  @Test func tellsHowFarTheWholeHasCome() {
    let talk = Conversation("data circles")
    let reply = talk.say(Self.widths)
    let shares = reply.reports.compactMap { report -> Double? in
      if case .progress(let progress) = report { progress.shareDone } else { nil }
    }
    #expect(shares.count >= 3)
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
    #expect(Conversation("data circles").say(Self.widths + ";").reports.isEmpty)
  }

  @Test func whatStatementsPrintIsShown() {
    let talk = Conversation("data xor; network 2 tanh")
    #expect(
      talk.answer("sweep n [1 2] { print \"run {n}\"; train epochs 1 }")[0...1] == [
        "run 1", "run 2",
      ])
  }

  @Test(arguments: [
    ("sweep { train }", "a name is missing here"),
    ("sweep width { train }", "'width' has no values"),
    ("sweep width [] { train }", "'width' has no values"),
    ("sweep width 3 { train }", "'width' needs a list of values, not a number"),
    ("sweep train [1] { train }", "'train' is a command and cannot be bound"),
    ("sweep loss [1] { train }", "'loss' is a name that is always there and cannot be bound"),
    ("sweep a [1] a [2] { train }", "'a' is given twice"),
    ("sweep a [1 2] { print a }", "the statements train and evaluate nothing"),
    ("sweep a [1 2] { train } by val_loss", "the statements measure no 'val_loss'"),
    ("sweep a [1 2] { train } by acuracy", "no measure is called 'acuracy'"),
    ("sweep a 1..200 b 1..200 { train }", "these are more than 10,000 runs"),
    ("sweep a [relu tahn] { train }", "no value is called 'tahn'"),
    ("sweep a [1 2] { layer dense (0 - a); train }", "units must be a whole number from 1, or out"),
  ])
  func refuses(text: String, message: String) {
    let talk = Conversation("data xor; network 2 tanh")
    #expect(talk.say(text).diagnostic?.message == message)
  }

  @Test func aMistakeSaysInWhichRunItWas() {
    let talk = Conversation("data xor; network 2 tanh")
    let mistake = talk.mistake("sweep n [1 2 0] { network (n) tanh; train epochs 1 }")
    #expect(mistake.token == "(n)")
    #expect(mistake.message.contains("units"))
  }

  @Test func doesNotRunItselfForEver() {
    let talk = Conversation("data xor; network 2 tanh; def f { sweep a [1 2] { f } }")
    #expect(talk.mistake("f").message == "experiments stand inside each other deeper than 3")
  }
}
