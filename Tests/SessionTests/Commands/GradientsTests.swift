import Reports
import Network
import Session
import Testing

@Suite struct GradientsTests {
  @Test func tellsNormAndShareOfEachLayer() {
    let talk = Conversation("data iris; network 8 relu")
    let reply = talk.say("let g = gradients")
    #expect(reply.lines[0].hasPrefix("gradients of crossentropy on 120 train rows, loss "))
    #expect(
      reply.lines[1].split(separator: " ") == ["layer", "weights", "norm", "share", "typical"])
    #expect(talk.value("abs(g.dense1.share + g.dense2.share - 1) < 1e-9") == .boolean(true))
    #expect(
      talk.value("abs(g.norm^2 - g.dense1.norm^2 - g.dense2.norm^2) < 1e-9") == .boolean(true))
    let bars = reply.reports.compactMap { report -> BarChart? in
      if case .figure(.bars(let chart)) = report { chart } else { nil }
    }
    #expect(bars.first?.bars.map(\.name) == ["dense1", "dense2"])
    #expect(bars.first.map { .number($0.bars[0].value) } == talk.value("g.dense1.norm"))
  }

  /// All rows at once are what chunks of them come to.
  @Test func chunksAreOneBatch() {
    let talk = Conversation("data digits; network 4 tanh")
    let all = talk.record("gradients rows all")
    talk.answer("let g = gradients rows all; let e = evaluate train")
    #expect(all["rows"] == talk.value("e.rows"))
    #expect(talk.value("abs(g.loss - e.loss) < 1e-5") == .boolean(true))
    #expect(talk.answer("gradients rows 100")[0].contains("100 of "))
  }

  @Test func marksWhatVanishes() {
    let deep = String(repeating: "layer dense 8 sigmoid; ", count: 9)
    let talk = Conversation("data iris; \(deep) layer dense out")
    let reply = talk.say("gradients")
    #expect(reply.lines.contains { $0.hasPrefix("dense1 ") && $0.hasSuffix("vanishing") })
    #expect(reply.lines.contains { $0.hasPrefix("marked: ") })
    #expect(talk.value("g.dense1.mark", after: "let g = gradients") == .text("vanishing"))
  }

  @Test func marksWhatNothingReaches() {
    let talk = Conversation("data iris; network 8 relu; init zeros")
    #expect(talk.value("g.dense1.mark", after: "let g = gradients") == .text("zero"))
  }

  @Test func isTheSameEachTimeAndChangesNothing() {
    let talk = Conversation("data digits; layer dense 4 tanh; layer dropout 0.2; layer dense out")
    let before = talk.session.fingerprint
    let first = talk.answer("gradients")
    #expect(talk.answer("gradients") == first)
    #expect(talk.session.fingerprint == before)
  }

  @Test func anInterruptEndsIt() {
    let talk = Conversation("data iris; network 4")
    talk.interrupt.raise()
    #expect(talk.say("gradients").outcome.status == 130)
  }

  @Test func needsWeightsAndData() {
    #expect(Conversation().mistake("gradients").message == "there is no network yet")
    let talk = Conversation("data iris; layer activation tanh; loss mse")
    #expect(talk.mistake("gradients").message == "the network has no weights")
    #expect(talk.mistake("gradients rows 0").message.contains("a whole number from 1, or all"))
  }
}

extension Conversation {
  /// The value of an expression after a statement.
  func value(_ expression: String, after statement: String) -> Value {
    answer(statement)
    return value(expression)
  }
}
