import Diagnostics
import Reports
import Network
import Session
import Testing

@Suite struct CrossvalTests {
  private static let iris = "data iris; network 8 relu"

  @Test func givesEachFoldAndTheMean() {
    let talk = Conversation(Self.iris)
    let lines = talk.answer("let cv = crossval 4 epochs 5 rate 0.01")
    #expect(lines[0] == "4 folds of 120 training rows, each by 'train epochs 5 rate 0.01'")
    #expect(lines[3...6].map { String($0.prefix(1)) } == ["1", "2", "3", "4"])
    #expect(lines[7].hasPrefix("mean ± sd"))
    #expect(talk.value("cv.folds") == .number(4))
    #expect(
      talk.value(
        "sum([cv.results[1].rows, cv.results[2].rows, cv.results[3].rows, cv.results[4].rows])")
        == .number(120))
    #expect(
      talk.value(
        "abs(cv.loss - mean([cv.results[1].loss, cv.results[2].loss, cv.results[3].loss, cv.results[4].loss])) < 1e-12"
      )
        == .boolean(true))
    #expect(talk.value("cv.accuracy_sd > 0") == .boolean(true))
  }

  @Test func theNetworkAndAllElseStay() {
    let talk = Conversation(Self.iris + "; train epochs 3")
    let before = talk.session.fingerprint
    let first = talk.answer("crossval 3 epochs 2")
    #expect(talk.session.fingerprint == before)
    #expect(talk.answer("crossval 3 epochs 2") == first)
    let other = Conversation(Self.iris)
    #expect(other.answer("crossval 3 epochs 2") == first)
  }

  /// The preparation of a fold is of the other folds' rows: on data whose rows hold one outlier, the fold
  /// that holds it out is prepared without it.
  @Test func preparesEachFoldByItsOwnRows() {
    let talk = Conversation("data iris; network; layer dense out")
    talk.answer("let a = crossval 3 epochs 1; scale none; let b = crossval 3 epochs 1")
    #expect(talk.value("a.loss == b.loss") == .boolean(false))
  }

  @Test func takesTheOptionsOfTrain() {
    let talk = Conversation("data iris; network 8 relu")
    let lines = talk.answer("crossval 3 epochs 200 validation 0.2 patience 2 batch 8")
    #expect(lines[0].hasSuffix("each by 'train epochs 200 batch 8 validation 0.2 patience 2'"))
    #expect(lines[1].contains("val_loss"))
  }

  @Test func ctrlCKeepsTheFoldsSoFar() {
    let talk = Conversation(Self.iris) { report, interrupt in
      if case .progress(let progress) = report, progress.unit == "fold", progress.done >= 3 {
        interrupt.raise()
      }
    }
    let reply = talk.say("let cv = crossval 5 epochs 2")
    #expect(reply.outcome.status == 130)
    #expect(reply.warnings.map(\.message) == ["interrupted after 2 of 5 folds"])
    talk.interrupt.lower()
    #expect(talk.value("cv.folds") == .number(2))
  }

  @Test func needsDataANetworkAndEnoughRows() {
    #expect(Conversation().mistake("crossval 3").message == "there is no data yet")
    #expect(Conversation("data iris").mistake("crossval 3").message == "there is no network yet")
    let talk = Conversation("data xor; network 2 tanh")
    let mistake = talk.mistake("crossval 5")
    #expect(mistake.description == "5 | 4 training rows cannot be 5 folds | choose from 2 to 4")
    #expect(talk.mistake("crossval 1").message == "folds must be from 2 to 100000")
    #expect(talk.mistake("crossval 2 epoch 3").hint == "did you mean 'epochs'?")
  }
}
