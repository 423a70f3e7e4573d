import Foundation
import Network
import Reports
import Session
import Specification
import Tensors
import Testing

@Suite struct ExplainTests {
  /// Every layer kind, activation and loss goes through, changes nothing and fits a line of 80 columns
  /// but for long sums.
  @Test(arguments: [
    "data xor; network 2 tanh", "data xor; network 3 relu; loss focal",
    "data xor; layer dense 2 tanh; layer dense 1 identity; loss hinge",
    "data iris; network 4 sigmoid; loss crossentropy label_smoothing 0.1",
    "data iris; layer dense 3 relu; layer dropout 0.5; layer dense out",
    "data iris; layer dense 3 prelu l2 0.1; layer dense out l1 0.01",
    "data iris; layer dense 3 rrelu; layer activation gelu; layer dense out; loss kl",
    "data iris; layer dense 3 tanh; layer dense 3 softmax; loss mse",
    "data iris; layer dense 3 tanh bias off; layer dense 3 identity; loss squared_hinge",
    "data iris; layer dense 3 tanh; layer dense out; freeze dense1",
    "data xor; layer dense 2 sigmoid; layer dense out; loss bce label_smoothing 0.2",
    "data line; network 3 tanh", "data diabetes; network 3 relu; loss huber(2)",
    "data diabetes; network 3 elu; loss logcosh", "data diabetes; network 3 silu; loss mae",
    "data housing; layer dense out", "data digits; network 8 mish",
  ])
  func worksForEveryNetwork(beginning: String) {
    let talk = Conversation(beginning)
    let before = talk.session.fingerprint
    let lines = talk.answer("explain row 2")
    #expect(talk.session.fingerprint == before)
    #expect(lines.contains { $0.hasPrefix("loss: ") })
    #expect(lines.contains { $0.hasPrefix("update: adam") })
    #expect(!lines.contains { $0.contains("nan") })
    talk.answer("train epochs 2 quiet; explain step; explain row 1")
  }

  /// The update is the one that training makes: a set of one row, each optimizer.
  @Test(arguments: Optimizers.all.map(\.name)) func showsTheRealUpdate(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b,y\n0.5,-1,2\n", to: "one.csv")
    let talk = Conversation(
      "data \"\(folder.file("one.csv"))\" target y as number; scale none; network 3 tanh; optimizer \(name)"
    )
    for _ in 0..<3 {
      talk.answer("let e = explain row 1; train steps 1 batch all quiet; let f = forward row 1")
      talk.answer("let s = explain step")
      guard case .list(let units) = talk.value("e.dense1.after.weight") else { return }
      let tensor = talk.session.model?.network.tensor(named: "dense1.weight")
      let numbers = units.flatMap { unit -> [Float] in
        guard case .list(let row) = unit else { return [] }
        return row.map { if case .number(let x) = $0 { Float(x) } else { .nan } }
      }
      #expect(numbers == tensor?.scalars)
      #expect(talk.value("s.dense1.after.weight == e.dense1.after.weight") == .boolean(true))
      #expect(talk.value("s.dense1.gradient == e.dense1.gradient") == .boolean(true))
      #expect(talk.value("s.loss == e.loss") == .boolean(true))
    }
  }

  /// The numbers of the page, recomputed in Float64 from the weights that it shows.
  @Test func aRecomputationAgrees() throws {
    let talk = Conversation(
      "data xor; network 2 tanh; optimizer sgd rate 0.25; train epochs 7 quiet")
    talk.answer("let e = explain 1 0 target 1")
    let network = try #require(talk.session.model?.network)
    let tensors = network.tensorNames.map { name in
      (network.tensor(named: name)?.scalars ?? []).map { Double($0) }
    }
    let page = Recomputation(tensors, x: [1, 0], y: 1, rate: 0.25)
    func expect(_ expression: String, _ wanted: Double) {
      guard case .number(let found) = talk.value(expression) else { return }
      #expect(abs(found - wanted) <= 1e-6 * max(1, abs(wanted)), "\(expression)")
    }
    for i in 0..<2 {
      expect("e.dense1.z[\(i + 1)]", page.z[i])
      expect("e.dense1.a[\(i + 1)]", page.a[i])
      expect("e.dense2.gradient.weight[1][\(i + 1)]", page.delta * page.a[i])
      expect("e.dense1.gradient.bias[\(i + 1)]", page.hiddenDelta[i])
      expect("e.dense1.gradient.weight[\(i + 1)][1]", page.hiddenDelta[i])
      expect("e.dense1.after.weight[\(i + 1)][1]", page.moved[i])
    }
    expect("e.dense2.a[1]", page.output)
    expect("e.loss", page.loss)
    // The page shows the very numbers.
    let lines = talk.answer("explain 1 0 target 1").filter { $0.hasPrefix("  δ1  = ") }
    let shown = Double(lines.first?.split(separator: " ").last ?? "")
    #expect(abs((shown ?? .nan) - page.delta) <= 1e-6)
  }

  /// z and a of a step on several rows are a list of rows, each as forward gives it.
  @Test func theRowsOfAStepStayApart() {
    let talk = Conversation("data xor; network 3 tanh; let f = forward row 3")
    talk.answer("train steps 1 batch all shuffle off quiet; let s = explain step")
    #expect(talk.value("length(s.dense1.z)") == .number(4))
    #expect(talk.value("s.dense1.z[3] == f.dense1.z") == .boolean(true))
    #expect(talk.value("s.dense2.a[3] == f.dense2.a") == .boolean(true))
  }

  @Test func theLastStepIsShownAsItWas() {
    let talk = Conversation(
      "data iris; layer dense 4 tanh; layer dropout 0.2; layer dense out; train epochs 3")
    let before = talk.session.fingerprint
    let lines = talk.answer("explain step")
    #expect(talk.session.fingerprint == before)
    #expect(lines[0].hasPrefix("step 12 of train, on 24 rows: loss crossentropy · optimizer adam"))
    #expect(lines.contains("the rows of the step"))
    talk.answer("let s = explain step")
    let weight = talk.session.model?.network.tensor(named: "dense2.bias")
    guard case .list(let shown) = talk.value("s.dense2.after.bias") else { return }
    #expect(shown == weight?.scalars.map { .number(Double($0)) })
  }

  @Test(arguments: [
    "train epochs 4 patience 1 validation 0.2", "train steps 7 batch 9 clip 0.1 weight_decay 0.1",
    "schedule cosine; train epochs 3", "schedule plateau patience 1; train epochs 6 balance",
    "train until epoch >= 2", "train epochs 2; evaluate",
  ])
  func findsTheStepOfEveryTraining(training: String) {
    let talk = Conversation("data iris; network 4 tanh; \(training)")
    let reply = talk.say("explain step")
    guard case .finished = reply.outcome else {
      Issue.record("\(reply.outcome)")
      return
    }
    talk.answer("let s = explain step")
    guard case .list(let shown) = talk.value("s.dense2.after.bias") else { return }
    guard !reply.lines.contains(where: { $0.hasPrefix("since then") }) else { return }
    let now = talk.session.model?.network.tensor(named: "dense2.bias")?.scalars
    #expect(shown == now?.map { .number(Double($0)) })
  }

  @Test func anotherNetworkOrDataForgetsTheStep() {
    let talk = Conversation("data iris; network 4 tanh; train quiet")
    talk.answer("layer dropout 0.1")
    #expect(talk.mistake("explain step").message == "there is no step of train to explain")
    let other = Conversation("data iris; network 4 tanh; train quiet; split test 0.5")
    #expect(other.mistake("explain step").message == "there is no step of train to explain")
    let undone = Conversation("data iris; network 4 tanh; train quiet; let x = 1; explain step")
    undone.answer("undo")
    #expect(undone.mistake("explain step").message == "there is no step of train to explain")
    #expect(
      Conversation("data iris; network 4").mistake("explain step").hint
        == "train first; changing the network or the data, and undo, forget the last step")
  }

  @Test func withoutATargetItGoesForward() {
    let talk = Conversation("data iris; network 4 tanh")
    let lines = talk.answer("explain 5.1 3.5 1.4 0.2")
    #expect(
      lines.last == "the loss and the gradients need a target: add 'target setosa'")
    #expect(Array(lines.dropLast()) == talk.answer("forward 5.1 3.5 1.4 0.2"))
  }

  @Test func aRowAndItsValuesAreTheSame() {
    let talk = Conversation("data iris; network 4 tanh")
    #expect(
      talk.answer("explain row 1").dropFirst(2)
        == talk.answer("explain 5.1 3.5 1.4 0.2 target setosa").dropFirst(2))
  }

  @Test func refusesWhatDoesNotFit() {
    let talk = Conversation("data iris; network 4 tanh")
    #expect(
      talk.mistake("explain 5.1 3.5 1.4 0.2 target setoso").description
        == "setoso | no class is called 'setoso' | did you mean 'setosa'?")
    #expect(talk.mistake("explain 5.1 target setosa").message == "a row has 4 values, not 1")
    #expect(talk.mistake("explain row 0").message.contains("row must be at least 1"))
    #expect(talk.mistake("explain step row 2").message.contains("has its rows"))
    #expect(talk.mistake("explain 5.1 3.5 1.4 0.2 target [1 2]").message == "a row has one class")
    let line = Conversation("data line; layer dense out")
    #expect(
      line.mistake("explain 1 target [1 2]").message == "1 number is to be learnt, and 2 are given")
    #expect(line.mistake("explain 1 target red").message.contains("is a number, not 'red'"))
    #expect(Conversation("data iris").mistake("explain row 1").message == "there is no network yet")
  }
}

/// Two inputs, two tanh units, one sigmoid output and cross-entropy, by hand in Float64.
private struct Recomputation {
  var (z, a, hiddenDelta, moved) = ([0.0, 0], [0.0, 0], [0.0, 0], [0.0, 0])
  var (output, loss, delta) = (0.0, 0.0, 0.0)

  init(_ tensors: [[Double]], x: [Double], y: Double, rate: Double) {
    var sum = tensors[3][0]
    for i in 0..<2 {
      z[i] = tensors[0][2 * i] * x[0] + tensors[0][2 * i + 1] * x[1] + tensors[1][i]
      a[i] = tanh(z[i])
      sum += tensors[2][i] * a[i]
    }
    output = 1 / (1 + exp(-sum))
    loss = -y * log(output) - (1 - y) * log(1 - output)
    delta = output - y
    for i in 0..<2 {
      hiddenDelta[i] = tensors[2][i] * delta * (1 - a[i] * a[i])
      moved[i] = tensors[0][2 * i] - rate * hiddenDelta[i] * x[0]
    }
  }
}
