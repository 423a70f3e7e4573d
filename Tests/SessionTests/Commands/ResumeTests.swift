import Diagnostics
import Network
import OrderedCollections
import Reports
import Session
import Tensors
import Testing

@Suite struct ResumeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let network =
    "data iris; layer dense 8 relu l2 0.001; layer dropout 0.2; layer dense out"

  /// A conversation that interrupts each train when its progress is first told.
  private func interrupting(_ beginning: String) -> Conversation {
    let talk = Conversation(beginning) { report, interrupt in
      if case .progress(let progress) = report, !progress.isLast { interrupt.raise() }
    }
    return talk
  }

  /// The bytes of a network that a train left behind, finished by as many resumes as it takes.
  private func bytes(_ train: String, interrupted: Bool) throws -> [UInt8] {
    let talk = interrupted ? interrupting(Self.network) : Conversation(Self.network)
    var reply = talk.say(train)
    for _ in 0..<1000 where reply.outcome.status == 130 {
      talk.interrupt.lower()
      reply = talk.say("resume")
    }
    #expect(reply.outcome.status == 0)
    // Progress that was told as the training ended by itself.
    talk.interrupt.lower()
    talk.answer("save \"\(folder.file("a.safetensors"))\"")
    return try folder.bytes(of: "a.safetensors")
  }

  @Test(arguments: [
    "train epochs 700 batch 7", "train steps 9001 batch 16 clip 0.1",
    "train epochs 1500 validation 0.2 patience 1400", "train epochs 3000 until epoch > 1203",
  ])
  func endsWithTheSameBytes(train: String) throws {
    #expect(try bytes(train, interrupted: true) == bytes(train, interrupted: false))
  }

  @Test func givesTheRecordOfTheWhole() {
    let (parts, whole) = (Conversation(Self.network), Conversation(Self.network))
    let record = whole.record("train epochs 6 batch 50")
    parts.answer("train epochs 6 batch 50 for 0s")
    let resumed = parts.record("resume")
    for name in ["epochs", "steps", "loss", "accuracy", "history", "reason"] {
      #expect(resumed[name] == record[name], "\(name)")
    }
    #expect(parts.session.model?.history == whole.session.model?.history)
    #expect(parts.value("epoch") == .number(6))
    #expect(parts.answer("train epochs 1 quiet; epoch") == ["7"])
  }

  @Test func saysHowToGoOn() {
    let talk = interrupting(Self.network)
    let reply = talk.say("train epochs 1000000")
    #expect(reply.warnings.first?.hint == "what was learnt is kept; resume goes on from here")
  }

  /// What `until` was told when the train began, though its names are gone.
  @Test func remembersTheConditionsNames() {
    let talk = Conversation(Self.network)
    talk.answer("def go goal { train epochs 50 until epoch >= goal for 0s quiet }; go 4")
    #expect(talk.record("resume")["reason"] == .text("until"))
    #expect(talk.value("epoch") == .number(4))
  }

  @Test(arguments: [
    "data iris", "split test 0.3", "scale minmax", "layer dense 3 softmax", "remove layer 1",
    "init xavier", "optimizer sgd", "loss mse", "freeze 1", "train epochs 1 quiet",
  ])
  func isForgottenWhenSomethingChanges(change: String) {
    let talk = interrupting(Self.network)
    _ = talk.say("train epochs 1000000")
    talk.interrupt.lower()
    let lines = talk.say(change).lines
    #expect(lines.contains("the interrupted train of 'network' can no longer be resumed"))
    #expect(talk.mistake("resume").message == "there is no interrupted train to finish")
  }

  @Test(arguments: ["show 1", "evaluate", "predict 5 3 1 0.2", "seed 4", "random()", "summary"])
  func looksChangeNothing(look: String) throws {
    let (talk, other) = (Conversation(Self.network), Conversation(Self.network))
    talk.answer("train epochs 5 for 0s quiet; \(look); resume")
    other.answer("train epochs 5 quiet")
    #expect(
      talk.session.model?.network.parameters == other.session.model?.network.parameters)
  }

  @Test func eachNetworkHasItsOwn() {
    let talk = Conversation(Self.network)
    talk.answer("train epochs 5 for 0s quiet; network second 4 relu; train epochs 2 quiet")
    #expect(talk.mistake("resume").hint == "train goes on from where the network stands")
    talk.answer("use network; resume; epoch")
    #expect(talk.value("epoch") == .number(5))
  }

  @Test func thereHasToBeOne() {
    #expect(Conversation().mistake("resume").message == "there is no network yet")
    let talk = Conversation(Self.network)
    #expect(talk.mistake("resume").hint == "begin one with train")
    talk.answer("train epochs 1 quiet")
    #expect(talk.mistake("resume").token == "resume")
    #expect(talk.mistake("resume 5").message == "resume takes no more arguments")
  }

  @Test func aFailedCommandForgetsNothing() {
    let talk = Conversation(Self.network)
    talk.answer("train epochs 5 for 0s quiet")
    talk.mistake("freeze nothing")
    talk.mistake("optimizer adm")
    #expect(talk.record("resume")["epochs"] == .number(5))
  }
}
