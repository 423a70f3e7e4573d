import Diagnostics
import Session
import Testing

@Suite struct NameMistakesTests {
  private let talk = Conversation("data iris; layer dense out")

  @Test(arguments: [
    ("iris", "data iris"), ("dense 16", "layer dense 16"), ("epochs 5", "train epochs 5"),
    ("adam", "optimizer adam"), ("fit epochs 5", "train epochs 5"), ("exit", "quit"),
    ("let e = evaluat", "let e = evaluate"), ("let e = evaluat test", "let e = evaluate test"),
  ])
  func knowsWhatWasMeant(text: String, right: String) {
    #expect(talk.mistake(text).diagnostic.corrected(text) == right)
  }

  @Test func saysWhereAnOptionBelongs() {
    #expect(
      talk.mistake("train momentum 0.9").description
        == "momentum | train has no option 'momentum' | it belongs to optimizer sgd, optimizer rmsprop or layer batchnorm"
    )
    #expect(
      talk.mistake("train optimizer adam").hint
        == "optimizer is a command of its own; write it on another line")
    #expect(talk.mistake("train zzyzx 3").hint == "help train tells what it takes")
  }
}
