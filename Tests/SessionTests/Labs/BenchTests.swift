import Tensors
import Testing

@testable import Session

@Suite struct BenchTests {
  private let bench = Bench(
    Interpreter(Session(), host: Host(emit: { _ in })), seeds: 3, seed: 7)

  @Test func runsStatementsOnASessionOfASeed() throws {
    let session = try bench.run(["data moons", "network 3 tanh", "train epochs 2"], seed: 1)
    let talk = Conversation("seed 8; data moons; network 3 tanh; train epochs 2")
    #expect(talk.value("loss") == .number(session.measure("loss")))
    #expect(session.history("loss").count == 2)
    #expect(bench.example == "data moons; network 3 tanh; train epochs 2")
    #expect(bench.runs == 1)
  }

  /// Three layers: 4 units, 3 units, the output; each for all 160 rows.
  @Test func givesWhatEachLayerGives() throws {
    let session = try bench.run(["data moons", "network 4 3 relu"], seed: 0)
    let outputs = try session.layerOutputs()
    #expect(outputs.map(\.count) == [640, 480, 160])
    #expect(outputs[0].allSatisfy { $0 >= 0 })
    #expect(outputs[2].allSatisfy { $0 > 0 && $0 < 1 })
    let samples = try session.samples()
    #expect(
      try outputs[2]
        == session.outputs(session.network(), samples.inputs.numbers, rows: samples.rows))
  }

  @Test func namesTheGradients() throws {
    let session = try bench.run(["data moons", "network 4 relu"], seed: 0)
    let gradients = try session.gradients()
    #expect(
      gradients.keys.sorted() == ["dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight"])
    #expect((gradients["dense2.weight"]?.norm ?? 0) > 0)
  }

  @Test(arguments: [
    ([], "nothing"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
  ])
  func joinsWords(words: [String], text: String) { #expect(words.inWords == text) }
}
