@testable import Network
import Foundation
import Testing

@Suite struct MetricsTests {
  @Test func everyMetricIsTold() {
    #expect(Set(Metrics.all.map(\.name)).count == Metrics.all.count)
    #expect(Metrics.all.allSatisfy { $0.summary.hasSuffix(".") })
  }

  /// Each file whose name ends so holds metrics of the catalog.
  @Test func everyFileIsListed() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Network/Metrics")
    var declared = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix("Metric.swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      declared += text.matches(of: /static let \w+ = MetricFormula\(/).count
    }
    #expect(declared == Metrics.all.count)
  }

  @Test func whatHasNoProbabilitiesHasNoLogLoss() {
    let results = ClassResults(
      classCount: 2, actual: [0, 1], chosen: [0, 1], scores: [3, -3, -2, 2],
      areProbabilities: false)
    let names = Metrics.measured(results).map(\.name)
    #expect(!names.contains("log_loss"))
    #expect(names.contains("auc"))
  }

  @Test func outputsThatAreNotNumbersAreNoTrap() {
    let results = ClassResults(
      classCount: 2, actual: [0, 1], chosen: [0, 0], scores: [.nan, .nan, .nan, .nan],
      areProbabilities: true)
    #expect(!Metrics.measured(results).contains { $0.name == "auc" })
    let column = NumberResults.Column(actual: [1, 2], predicted: [.infinity, .nan])
    #expect(Metrics.measured(column).isEmpty)
  }

  @Test func noRowsHaveNoMetrics() {
    let results = ClassResults(
      classCount: 3, actual: [], chosen: [], scores: [], areProbabilities: true)
    #expect(Metrics.measured(results).isEmpty)
    #expect(Metrics.measured(NumberResults.Column(actual: [], predicted: [])).isEmpty)
    #expect(Metrics.measured(NumberResults(columns: [])).isEmpty)
  }

  @Test func moreClassesThanTheLimitHaveNoArea() {
    let count = Metrics.classLimit + 1
    let results = ClassResults(
      classCount: count, actual: [0], chosen: [0], scores: [Double](repeating: 0, count: count),
      areProbabilities: false)
    #expect(results.areas.allSatisfy { $0 == nil })
    #expect(Metrics.measured(results).contains { $0.name == "f1" })
  }
}
