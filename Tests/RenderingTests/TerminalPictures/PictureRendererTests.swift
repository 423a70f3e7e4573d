import Reports
import Synchronization
import Testing

@testable import Rendering

@Suite struct PictureRendererTests {
  private let output = MemoryOutput()
  private static let figure = Report.figure(.chart(SampleFigures.loss))

  private func shown(_ reports: [Report], on terminal: PictureTerminal?) -> String {
    let plain = PlainRenderer(
      results: StyledOutput(output, settings: OutputSettings()),
      notices: StyledOutput(output, settings: OutputSettings()))
    let count = Counter()
    let renderer = PictureRenderer(plain, output: output) {
      count.add()
      return terminal
    }
    for report in reports { renderer.show(report) }
    #expect(count.value == (reports.contains(Self.figure) ? 1 : 0))
    return output.text
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
  }

  @Test(arguments: [
    (PictureProtocol.sixel, "\u{1B}Pq\"1;1;"), (.kitty, "\u{1B}_Ga=T,f=100,q=2,m=1;iVBORw0KGgo"),
    (.iterm, "\u{1B}]1337;File=inline=1;size="),
  ])
  func figuresArePictures(_ pictures: PictureProtocol, _ start: String) {
    let terminal = PictureTerminal(pictures, on: .dark, columns: 80, rows: 24)
    let text = shown([.text("before"), Self.figure, Self.figure, .text("after")], on: terminal)
    #expect(text.hasPrefix("before\n" + start))
    #expect(text.hasSuffix("\nafter\n"))
  }

  @Test func withoutPicturesNothingChanges() {
    let text = shown([Self.figure, Self.figure], on: nil)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("loss"))
  }

  @Test func theTerminalIsAskedForFiguresAlone() {
    #expect(shown([.text("a")], on: nil) == "a\n")
  }

  @Test func aPictureFitsTheWindow() throws {
    let terminal = PictureTerminal(
      .sixel, on: .light, columns: 40, rows: 50, width: 400, height: 1000)
    let text = try #require(terminal.text(of: .chart(SampleFigures.loss)))
    let size = try #require(text.firstMatch(of: /"1;1;(\d+);(\d+)/))
    #expect(size.1 == "400")
  }
}
