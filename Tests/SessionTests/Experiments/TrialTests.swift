import Network
import OrderedCollections
import Reports
import Testing

@testable import Session

@Suite struct TrialTests {
  private let outer = Interpreter(Session(), host: Host(emit: { _ in }))

  private func trial() throws -> Trial {
    try Trial(on: outer.session, inside: outer, nil)
  }

  @Test func worksOnACopy() throws {
    let trial = try trial()
    guard case .finished = try trial.run("data xor; network 2 tanh; train epochs 3") else {
      Issue.record("not finished")
      return
    }
    #expect(trial.model?.network.epoch == 3)
    #expect(trial.measures.keys.contains("loss"))
    #expect(outer.session.models.isEmpty && outer.draft.models.isEmpty)
  }

  @Test func knowsWhatWasMeasuredLast() throws {
    let trial = try trial()
    _ = try trial.run("data iris; network a 2 tanh; train epochs 1; network b 3 tanh")
    #expect(trial.model?.network.name == "a")
    #expect(trial.interpreter.measured?.origin == "train")
    _ = try trial.run("use a; evaluate")
    #expect(trial.interpreter.measured?.origin == "evaluate on the test rows")
    let other = try self.trial()
    _ = try other.run("data iris")
    #expect(other.model == nil && other.measures.isEmpty)
  }

  @Test func endsAsItsStatementsDo() throws {
    guard case .quit(3) = try trial().run("quit 3") else {
      Issue.record("did not quit")
      return
    }
    let beginning = "data housing; network 4 relu; optimizer sgd; "
    guard case .diverged = try trial().run(beginning + "train rate 1e20") else {
      Issue.record("did not diverge")
      return
    }
    outer.host.interrupt.raise()
    defer { outer.host.interrupt.lower() }
    guard case .interrupted = try trial().run("data xor") else {
      Issue.record("was not interrupted")
      return
    }
  }
}
