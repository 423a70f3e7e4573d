import Network
import Session
import Testing

@Suite struct ChooseOptimizerTests {
  @Test func choosesTheOptimizerWithItsOptions() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.session.model?.network.optimizer.written == "adam")
    #expect(talk.answer("optimizer sgd rate 0.1 momentum 0.9 nesterov") == [])
    let written = talk.session.model?.network.optimizer.written
    #expect(written == "sgd rate 0.1 momentum 0.9 nesterov on")
  }

  @Test func startsWithAnEmptyMemory() {
    let talk = Conversation("data iris; layer dense out; train epochs 1")
    #expect(talk.session.model?.network.optimizerTensors.isEmpty == false)
    talk.answer("optimizer adam rate 0.01")
    #expect(talk.session.model?.network.optimizerTensors.isEmpty == true)
  }

  @Test func refusesWhatIsNotThere() {
    let talk = Conversation("data iris; layer dense out")
    #expect(talk.mistake("optimizer adm").hint == "did you mean 'adam'?")
    #expect(talk.mistake("optimizer sgd momentun 0.9").hint == "did you mean 'momentum'?")
    #expect(talk.mistake("optimizer sgd beta1 0.9").token == "beta1")
    #expect(talk.mistake("optimizer sgd nesterov").hint == "add 'momentum 0.9'")
    #expect(talk.mistake("optimizer adam rate -1").token == "-1")
  }
}
