import Reports
import Specification
import Network
import Datasets
import Session
import Testing

@Suite struct UseDataTests {
  @Test func saysWhatTheDataIs() {
    let talk = Conversation()
    #expect(
      talk.answer("data iris") == [
        "iris: 150 rows · 4 numeric features · target species (3 classes) · 120 train / 30 test"
          + " · features standardised"
      ])
    #expect(talk.answer("data xor;") == [])
    #expect(talk.session.dataset?.name == "xor")
  }

  @Test(arguments: NamedSets.all.map(\.name).filter { $0 != "fashion-mnist" })
  func loadsEverySetThatHasAName(name: String) {
    let talk = Conversation("data \(name)")
    #expect(talk.session.dataset?.name == name)
    #expect(talk.answer("show data").count >= 4)
    talk.answer("layer dense 4 tanh; layer dense out; train epochs 1; evaluate")
  }

  @Test func takesTheOptionsOfTheSet() {
    let talk = Conversation("data moons rows 50 noise 0;")
    #expect(talk.session.dataset?.rowCount == 50)
    #expect(talk.mistake("data moons nois 0.2").hint == "did you mean 'noise'?")
    #expect(talk.mistake("data moons rows 0").token == "0")
    #expect(talk.mistake("data moons rows 1e15").token == "1e15")
    #expect(talk.mistake("data moons header on").token == "header")
  }

  @Test func givesTheSameRowsForTheSameLine() {
    let talk = Conversation("data moons;")
    let first = talk.value("head 3")
    talk.answer("data circles; print random(); data moons;")
    #expect(talk.value("head 3") == first)
    talk.answer("data moons seed 1;")
    #expect(talk.value("head 3") != first)
  }

  @Test func readsAFile() throws {
    let folder = try TemporaryFolder(["a.csv": "a;b;kind\n1,5;2;x\n2;3;y\n4;;x\n"])
    let reply = Conversation().say("data \"\(folder.file("a.csv"))\" target kind")
    #expect(
      reply.lines
        == [
          "a.csv: 3 rows · 2 numeric features · target kind (2 classes, 'y' the positive one) · 3 train, no test · features standardised"
        ])
    #expect(reply.warnings.count == 1)
  }

  @Test func findsAFileFromAValue() throws {
    let folder = try TemporaryFolder(["a.csv": "a,b\n1,2\n2,3.5\n"])
    let talk = Conversation("let folder = \"\(folder.path)\"; let column = \"b\"")
    talk.answer("data \"{folder}/a.csv\" target (column);")
    #expect(talk.session.dataset?.target.names == ["b"])
  }

  @Test func keepsTrainedWeightsAndSaysSo() {
    let talk = Conversation("data moons; layer dense out; train epochs 1")
    let weights = talk.session.model?.network.fingerprint
    let last = talk.answer("data circles").last
    #expect(last == "the network keeps the weights of its 1 epoch")
    #expect(talk.session.model?.network.fingerprint == weights)
  }

  @Test func refusesWhatIsNotThere() throws {
    let folder = try TemporaryFolder(["a.csv": "width,kind\n1,x\n2,y\n", "b.csv": "a,b\n1,2\n3\n"])
    let talk = Conversation("let f = \"\(folder.path)\"")
    #expect(talk.mistake("data irs").hint == "did you mean 'iris'?")
    #expect(talk.mistake("data").usage.hasPrefix("data NAME|FILE"))
    #expect(talk.mistake("data \"{f}/c.csv\" target kind").message.hasPrefix("there is no file '"))
    let target = talk.mistake("data \"{f}/a.csv\" target knid")
    #expect(target.token == "knid")
    #expect(target.hint == "did you mean 'kind'?")
    #expect(
      talk.mistake("data \"{f}/a.csv\"").hint == "add 'target NAME'; the columns are width, kind")
    let ragged = talk.mistake("data \"\(folder.file("b.csv"))\" target b")
    #expect(ragged.message.contains("line 3, column 2"))
    #expect(ragged.token == "\"\(folder.file("b.csv"))\"")
  }

  @Test func endsWithoutDataWhenInterrupted() throws {
    let rows = (0..<400_000).map { "\($0),\($0 % 7)" }.joined(separator: "\n")
    let folder = try TemporaryFolder(["big.csv": "a,b\n\(rows)\n"])
    let talk = Conversation("data xor;")
    talk.interrupt.raise()
    let reply = talk.say("data \"\(folder.file("big.csv"))\" target b")
    #expect(reply.outcome.status == 130)
    #expect(talk.session.dataset?.name == "xor")
  }
}
