import Reports
import Testing

@testable import Session

@Suite struct LabBoundaryTests {
  private let bench = Bench(
    Interpreter(Session(), host: Host(emit: { _ in })), seeds: 3, seed: 0)

  /// The cloud of class 1 lies at (2, 2), that of class 0 at (−2, −2).
  @Test func answersByThePlace() throws {
    let session = try bench.run(
      ["data gauss", "layer dense out", "train epochs 50 rate 0.1"], seed: 0)
    let map = try #require(try session.boundary(titled: "gauss", columns: 6, rows: 4))
    guard case .classes(let classes, let confidence) = map.answers else {
      Issue.record("no classes")
      return
    }
    #expect(classes.count == 24 && confidence.count == 24)
    // The upper right field, and the lower left one.
    #expect(classes[5] == 1 && classes[18] == 0)
    #expect(confidence[5] > 0.9 && confidence[18] > 0.9)
    #expect(map.lower.x < map.upper.x && map.lower.y < map.upper.y)
    #expect(map.data.allSatisfy { $0.place.x > map.lower.x && $0.place.x < map.upper.x })
  }

  @Test func needsAPlane() throws {
    let session = try bench.run(["data iris", "layer dense out"], seed: 0)
    #expect(try session.boundary(titled: "iris") == nil)
  }
}
