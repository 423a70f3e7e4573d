import Diagnostics
import Foundation
import Network
import Reports
import Session
import Specification
import Synchronization
import Testing

@Suite struct PlotTests {
  /// Keeps what it is given in place of files.
  private final class Gallery: FigureWriter {
    let formats = ["svg", "png"]
    private let kept = Mutex<[String: Figure]>([:])
    var figures: [String: Figure] { kept.withLock { $0 } }

    func write(_ figure: Figure, to path: String) throws(FigureFailure) {
      if path.hasPrefix("/nowhere") {
        throw FigureFailure("cannot write '\(path)'", hint: "no such folder")
      }
      kept.withLock { $0[path] = figure }
    }
  }

  private let beginning = "data xor; layer dense 4 tanh; layer dense out; train epochs 3 quiet"

  @Test func writesAFileInPlaceOfShowingIt() {
    let gallery = Gallery()
    let talk = Conversation(beginning, figures: gallery)
    let reply = talk.say("plot loss to loss.svg")
    #expect(reply.lines == ["loss.svg written"])
    #expect(!reply.reports.contains { if case .figure = $0 { true } else { false } })
    #expect(gallery.figures["loss.svg"] == talk.figure("plot loss"))
    talk.answer("plot boundary part train to \"a b.PNG\"")
    #expect(gallery.figures["a b.PNG"]?.title == "out by a and b")
  }

  @Test func saysWhatCannotBeWritten() {
    let talk = Conversation(beginning, figures: Gallery())
    #expect(
      talk.mistake("plot loss to loss.gif").description
        == "loss.gif | figures are not written as 'gif' | "
        + "write to \"loss.svg\"; the endings are .svg or .png")
    #expect(
      talk.mistake("plot loss to loss").message
        == "the file's name does not say how to write the figure")
    #expect(
      talk.mistake("plot loss to /nowhere/loss.svg").description
        == "/nowhere/loss.svg | cannot write '/nowhere/loss.svg' | no such folder")
    #expect(
      Conversation(beginning).mistake("plot loss to loss.svg").message
        == "figures cannot be written here")
  }

  @Test func refusesWhatIsNotThere() {
    let talk = Conversation("data xor; layer dense out")
    #expect(talk.mistake("plot loss").message == "there is nothing to plot yet")
    #expect(talk.mistake("plot accuracy").hint == "train the network first")
    #expect(
      talk.mistake("plot boundry").description
        == "boundry | nothing to plot is called 'boundry' | did you mean 'boundary'?")
    talk.answer("train epochs 1")
    #expect(
      talk.mistake("plot los").description
        == "los | nothing to plot is called 'los' | did you mean 'loss'?")
    #expect(
      talk.mistake("plot f1").description
        == "f1 | 'f1' is not taken in each epoch | choose loss or accuracy; evaluate tells the others"
    )
    #expect(talk.mistake("plot").usage == "plot loss|METRIC|SUBJECT … [to FILE]")
    #expect(talk.mistake("plot").hint.hasPrefix("choose loss, boundary, activation"))
    #expect(talk.mistake("plot loss epochs 3").usage == "plot loss [scale linear|log] [to FILE]")
  }

  /// A figure draws from no stream and leaves the network as it is.
  @Test func changesNothing() {
    let talk = Conversation(
      "data moons; layer dense 8 relu; layer dropout 0.2; layer dense out; train epochs 2 quiet")
    let before = talk.session.fingerprint
    for subject in [
      "loss", "accuracy", "boundary", "activation rrelu", "weights", "histogram weights",
      "histogram activations", "histogram gradients", "confusion", "roc", "precision_recall",
      "data", "network",
    ] {
      #expect(talk.figure("plot \(subject)") != nil)
      #expect(talk.session.fingerprint == before, "\(subject)")
    }
    let other = Conversation(
      "data moons; layer dense 8 relu; layer dropout 0.2; layer dense out; train epochs 2 quiet")
    talk.answer("train epochs 2 quiet; let r = random()")
    other.answer("train epochs 2 quiet; let r = random()")
    #expect(talk.session.fingerprint == other.session.fingerprint)
  }

  @Test func isInterrupted() {
    let talk = Conversation("data moons; layer dense out; train epochs 1 quiet")
    for subject in ["boundary", "roc", "histogram activations"] {
      talk.interrupt.raise()
      let reply = talk.say("plot \(subject)")
      talk.interrupt.lower()
      #expect(reply.outcome.status == 130, "\(subject)")
      #expect(reply.reports.isEmpty, "\(subject)")
    }
  }

  /// `nn check` finds the same mistakes without drawing.
  @Test(arguments: [
    (
      "data iris; layer dense out; plot boundary features [petal-lenght petal-width]",
      "no feature is called 'petal-lenght'"
    ),
    ("data line; layer dense out; plot roc", "'line' has numbers to learn, and no classes"),
    ("data iris; layer dense out; plot fit", "'iris' has classes to learn, and no numbers"),
    ("data iris; plot image 3", "'iris' has no images"),
    ("data digits; plot image 3", nil), ("data digits; plot data", "images"),
    ("data iris; layer dense out; plot weights dense2", "no layer or tensor is called 'dense2'"),
    ("data iris; layer dense out; plot loss", "there is nothing to plot yet"),
    ("data iris; layer dense out; train; plot loss; plot accuracy scale log; plot roc", nil),
    ("data iris; layer dense out; plot histogram gradients; plot confusion to a.svg", nil),
    ("plot network", "there is no network yet"), ("plot activation relu gelu", nil),
  ])
  func isChecked(text: String, mistake: String?) {
    let messages = ScriptCheck(of: SourceText(text)).mistakes.map(\.message)
    #expect(messages.count == (mistake == nil ? 0 : 1), "\(messages)")
    if let mistake { #expect(messages.first?.contains(mistake) == true, "\(messages)") }
  }

  @Test func helpKnowsEverySubject() {
    let talk = Conversation()
    #expect(talk.answer("help plot").contains { $0.contains("precision_recall") })
    #expect(
      talk.answer("help plot boundary").first == "plot boundary [features [A B]] "
        + "[part train|validation|test] [to FILE]")
    // What is a command as well is explained as one.
    #expect(talk.answer("help network").first?.hasPrefix("network [NAME]") == true)
    #expect(talk.answer("help roc").first?.hasPrefix("plot roc") == true)
  }

  /// Each file in Sources/Session/Plots declares one subject, which is listed and tested.
  @Test func everyFileIsListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let sources = root.appending(path: "Sources/Session/Plots").standardizedFileURL
    var declared: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: sources.path()).sorted() {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      let type = String(file.dropLast(".swift".count))
      guard let match = text.firstMatch(of: /Spec<(\w+)>\(\s*"(\w+)"/), match.1 == type else {
        Issue.record("\(file) declares no subject \(type)")
        continue
      }
      declared.append(String(match.2))
      let tests = root.appending(path: "Tests/SessionTests/Plots/\(type)Tests.swift")
      #expect(FileManager.default.fileExists(atPath: tests.standardizedFileURL.path()), "\(type)")
    }
    let listed = Commands.byName["plot"]?.topic.entries.map(\.name) ?? []
    #expect(declared.sorted() == listed.sorted())
  }
}
