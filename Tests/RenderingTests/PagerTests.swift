import Testing

@testable import Rendering

@Suite struct PagerTests {
  private func command(_ variables: [String: String]) -> String? {
    Pager(environment: { (["TERM": "xterm"].merging(variables) { $1 })[$0] })?.command
  }

  @Test func theEnvironmentChooses() {
    #expect(command([:])?.hasPrefix("less -FRX ") == true)
    #expect(command(["PAGER": "more"]) == "more")
    #expect(command(["PAGER": "more", "NN_PAGER": "most"]) == "most")
    #expect(command(["PAGER": ""]) == nil)
    #expect(command(["PAGER": "more", "NN_PAGER": ""]) == nil)
    #expect(command(["TERM": "dumb"]) == nil)
    #expect(command(["TERM": ""]) == nil)
  }

  @Test func aPagerThatIsNotThereOrLeavesEarlyDoesNoHarm() throws {
    let long = String(repeating: "line\n", count: 200_000)
    #expect(try #require(Pager(environment: ["TERM": "x", "PAGER": "true"].value)).show(long))
    let missing = Pager(environment: ["TERM": "x", "PAGER": "no-such-pager 2>/dev/null"].value)
    #expect(try !#require(missing).show(long))
  }
}

extension [String: String] {
  fileprivate func value(_ name: String) -> String? { self[name] }
}
