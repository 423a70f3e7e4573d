import Rendering
import Session
import Testing

@testable import Terminal

@Suite struct CompletionListTests {
  private func lines(
    _ candidates: [(String, String)], columns: Int = 30, limit: Int = 10
  ) -> [String] {
    let candidates = candidates.map { Completions.Candidate($0.0, $0.1) }
    return CompletionList(candidates, columns: columns, paint: Paint(.plain))
      .lines(atMost: limit)
  }

  @Test func descriptionsStandUnderOneAnother() {
    #expect(
      lines([("dense", "every input to every unit"), ("数据", "data"), ("conv", "")]) == [
        "dense  every input to every …", "数据   data", "conv",
      ])
  }

  @Test func theLastLineCountsTheRest() {
    let many = (1...12).map { ("name\($0)", "number \($0)") }
    #expect(lines(many, limit: 3) == ["name1   number 1", "name2   number 2", "… 10 more"])
    #expect(lines(many, limit: 12).last == "name12  number 12")
  }

  @Test func namesAloneStandBesideOneAnother() {
    let names = ["a.csv", "b.csv", "long-name.csv", "d.csv", "e.csv"].map { ($0, "") }
    #expect(
      lines(names) == ["a.csv          b.csv", "long-name.csv  d.csv", "e.csv"])
    #expect(lines(names, limit: 2) == ["a.csv          b.csv", "… 3 more"])
    #expect(lines(names, columns: 8) == ["a.csv", "b.csv", "long-n…", "d.csv", "e.csv"])
  }
}
