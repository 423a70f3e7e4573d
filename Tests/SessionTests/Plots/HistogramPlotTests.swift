import Network
import Reports
import Session
import Tensors
import Testing

@Suite struct HistogramPlotTests {
  private let talk = Conversation(
    "data iris; layer dense 6 relu; layer dropout 0.2; layer dense out; train epochs 3 quiet")

  private func histogram(_ text: String) -> Histogram? {
    guard case .histogram(let histogram)? = talk.figure(text) else { return nil }
    return histogram
  }

  @Test func countsEveryWeight() throws {
    let histogram = try #require(self.histogram("plot histogram weights bins 7"))
    #expect(histogram.distributions.map(\.name) == ["dense1.weight", "dense2.weight"])
    #expect(histogram.distributions.map { $0.counts.reduce(0, +) } == [24, 18])
    let weights = try #require(talk.session.model?.network.tensor(named: "dense1.weight")).scalars
    let first = histogram.distributions[0]
    #expect(first.counts.count == 7)
    #expect(Float(first.lower) == weights.min() && Float(first.upper) == weights.max())
    let width = (first.upper - first.lower) / 7
    let inside = weights.count { Double($0) < first.lower + width }
    #expect(first.counts[0] == inside)
    #expect(self.histogram("plot histogram dense1")?.distributions.count == 2)
    #expect(
      self.histogram("plot histogram dense1.bias")?.distributions.map(\.name) == ["dense1.bias"])
    #expect(self.histogram("plot histogram 1")?.distributions.count == 2)
  }

  @Test func countsWhatFlows() throws {
    let histogram = try #require(self.histogram("plot histogram activations"))
    #expect(histogram.title == "activations on 120 training rows")
    #expect(histogram.distributions.map(\.name) == ["dense1", "dense2"])
    #expect(histogram.distributions.map { $0.counts.reduce(0, +) } == [720, 360])
    #expect(histogram.distributions[0].lower == 0)
    #expect(histogram.distributions[0].note?.contains("% zeros") == true)
    // The outputs are shares of one.
    #expect(histogram.distributions[1].note?.hasPrefix("mean 0.3333") == true)
  }

  @Test func countsGradientsOfTheEngine() throws {
    let histogram = try #require(self.histogram("plot histogram gradients"))
    #expect(
      histogram.distributions.map(\.name)
        == ["dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"])
    #expect(histogram.distributions.map { $0.counts.reduce(0, +) } == [24, 6, 18, 3])
    // Those of the logits' biases are means of p − y, which sum to 0.
    #expect(histogram.distributions[3].note?.hasPrefix("mean ") == true)
    #expect(abs(histogram.distributions[3].upper) < 1)
    #expect(histogram == self.histogram("plot histogram gradients"))
  }

  @Test func namesWhatCanBeCounted() {
    #expect(
      talk.mistake("plot histogram activation").description
        == "activation | there is nothing to count in 'activation' | did you mean 'activations'?")
    #expect(talk.mistake("plot histogram dropout1").hint.contains("plot histogram activations"))
    #expect(talk.mistake("plot histogram").message.hasPrefix("plot histogram needs"))
    #expect(talk.mistake("plot histogram weights bins 1").message.contains("bins"))
  }
}
