import Diagnostics
import Session
import Testing

@Suite struct PredictTests {
  private let talk = Conversation(
    "data iris; layer dense 16 relu; layer dense out; train epochs 50")

  @Test func givesAShareForEachClass() {
    let line = talk.answer("predict 5.1 3.5 1.4 0.2")
    #expect(line.count == 1)
    #expect(line[0].hasPrefix("setosa "))
    #expect(line[0].contains(" · versicolor "))
    #expect(talk.value("(5.1)") == .number(5.1))
    let record = talk.record("predict 5.1 3.5 1.4 0.2")
    #expect(record["class"] == .text("setosa"))
    talk.answer("let p = predict 5.1 3.5 1.4 0.2")
    let sum = "p.probabilities.setosa + p.probabilities.versicolor + p.probabilities.virginica"
    #expect(talk.value("abs(\(sum) - 1) < 0.000001") == .boolean(true))
  }

  @Test func takesRawValues() {
    // A network of one identity unit with weight 1 on scaled inputs: raw values go through the
    // preparation and come back in the target's own units.
    let talk = Conversation("data line noise 0; scale standard; layer dense out init ones")
    guard case .number(let low) = talk.value("predict -1"),
      case .number(let high) = talk.value("predict 1")
    else {
      Issue.record("no numbers")
      return
    }
    #expect(abs(low - -1) < 0.1)
    #expect(abs(high - 3) < 0.1)
  }

  @Test func takesValuesOfTheLanguage() {
    talk.answer("let width = 0.2; let row = [5.1 3.5 1.4 0.2]")
    let plain = talk.answer("predict 5.1 3.5 1.4 0.2")
    #expect(talk.answer("predict 5.1 3.5 1.4 width") == plain)
    #expect(talk.answer("predict 5.1 3.5 1.4 width * 1") == plain)
    #expect(talk.answer("predict (row)") == plain)
    #expect(talk.answer("predict 5+0.1 7/2 1_4/10 1 - 0.8") == plain)
    #expect(talk.answer("predict 10.2 / 2 3.5 1.4 2*width - 0.2") == plain)
  }

  @Test(arguments: ["0.5", "-0.5", "1 - 0.5", "(0.5)", "?", "1e-3"])
  func aSingleValueIsNoFile(value: String) {
    let talk = Conversation("data line; network 4 tanh")
    #expect(talk.answer("predict \(value)").first?.hasPrefix("y ") == true)
  }

  @Test func warnsOfWhatItDoesNotKnow() throws {
    let folder = try TemporaryFolder([
      "a.csv": "size,colour,kind\n1,red,x\n2,blue,y\n3,red,x\n4,blue,y\n"
    ])
    let talk = Conversation("data \"\(folder.file("a.csv"))\" target kind; layer dense out; train")
    #expect(talk.say("predict 1 red").warnings.isEmpty)
    #expect(talk.say("predict 1 green").warnings.count == 1)
    #expect(talk.say("predict ? red").warnings.count == 1)
  }

  @Test func writesTheRowsOfAFile() throws {
    let folder = try TemporaryFolder([
      "in.csv":
        "name,petal-width,sepal-length,sepal-width,petal-length\n\"a, b\",0.2,5.1,3.5,1.4\nc,2.3,6.9,3.1,5.1\n"
    ])
    let (file, output) = (folder.file("in.csv"), folder.file("out.csv"))
    #expect(talk.answer("predict \"\(file)\" to \"\(output)\"") == ["\(output): 2 rows"])
    let lines = String(decoding: try folder.bytes(of: "out.csv"), as: UTF8.self)
      .split(separator: "\n")
    #expect(
      lines[0]
        == "name,petal-width,sepal-length,sepal-width,petal-length,predicted_species,"
        + "probability_setosa,probability_versicolor,probability_virginica")
    #expect(lines[1].hasPrefix("\"a, b\",0.2,5.1,3.5,1.4,setosa,0.9"))
    #expect(lines[2].hasPrefix("c,2.3,6.9,3.1,5.1,virginica,"))
    #expect(lines.count == 3)
    #expect(talk.answer("predict \"\(file)\"").count == 4)
  }

  @Test func refusesWhatDoesNotFit() throws {
    let folder = try TemporaryFolder(["in.csv": "sepal-length\n1\n"])
    #expect(talk.mistake("predict 1 2 3").message == "a row has 4 values, not 3")
    #expect(
      talk.mistake("predict").description
        == "predict | a row has 4 values, not 0 | give sepal-length, sepal-width, petal-length, petal-width"
    )
    #expect(talk.mistake("predict 1 2 3 4 5").message == "a row has 4 values, not 5")
    #expect(talk.mistake("predict 1 2 3 blue").token == "blue")
    #expect(talk.mistake("predict 1 2 3 4 to \"a.csv\"").diagnostic.id == "predict.to")
    #expect(talk.mistake("predict missing.csv").message == "there is no file 'missing.csv'")
    let lacking = talk.mistake("predict \"\(folder.file("in.csv"))\"")
    #expect(lacking.message.contains("'sepal-width'"))
    let kept = talk.mistake("predict \"\(folder.file("in.csv"))\" to \"\(folder.file("out.csv"))\"")
    #expect(kept.message == lacking.message)
    #expect(folder.names == ["in.csv"])
    #expect(Conversation().mistake("predict 1").message == "there is no network yet")
  }
}
