import Foundation
@testable import Network
import Tensors
import Testing

/// Metrics against scikit-learn's: ties, absent classes, single rows, constant and huge targets.
@Suite struct MetricFixtureTests {
  @Test(arguments: Fixture.all("metrics"))
  func everyMetricIsTheSame(fixture: Fixture) throws {
    let found =
      fixture.settings("classes").isEmpty
      ? Metrics.measured(try numbers(fixture)) : Metrics.measured(try classes(fixture))
    let names = Set(Metrics.all.map(\.name))
    let wanted = fixture.settings.filter { names.contains($0.word) }
    #expect(Set(found.map(\.name)) == Set(wanted.map(\.word)))
    for (name, text) in wanted {
      let reference = try #require(Double(text))
      let value = try #require(found.first { $0.name == name }?.value)
      #expect(abs(value - reference) <= 1e-12 * max(abs(reference), 1e-60), "\(name)")
    }
  }

  @Test(arguments: Fixture.all("metrics").filter { !$0.settings("classes").isEmpty })
  func everyClassIsTheSame(fixture: Fixture) throws {
    let results = try classes(fixture)
    for (counts, text) in zip(results.counts, fixture.settings("class")) {
      let wanted = text.split(separator: " ").compactMap { Double($0) }
      #expect(relativeError([counts.precision, counts.recall, counts.f1], against: wanted) < 1e-12)
    }
    let confusion = fixture.settings("confusion").map {
      $0.split(separator: " ").compactMap { Int($0) }
    }
    #expect(ConfusionMatrix(results).counts == confusion)
  }

  private func classes(_ fixture: Fixture) throws -> ClassResults {
    let count = try fixture.number("classes")
    let scores = try fixture.values("scores")
    let chosen = stride(from: 0, to: scores.count, by: count).map { start in
      let row = scores[start..<start + count]
      return Int32((row.firstIndex(of: row.max() ?? 0) ?? start) - start)
    }
    return ClassResults(
      classCount: count, actual: try fixture.values("actual").map { Int32($0) }, chosen: chosen,
      scores: scores.map { Double($0) }, areProbabilities: true)
  }

  private func numbers(_ fixture: Fixture) throws -> NumberResults {
    let width = try fixture.number("numbers")
    let (actual, predicted) = (try fixture.values("actual"), try fixture.values("predicted"))
    func column(_ values: [Float], _ place: Int) -> [Double] {
      stride(from: place, to: values.count, by: width).map { Double(values[$0]) }
    }
    return NumberResults(
      columns: (0..<width).map {
        NumberResults.Column(actual: column(actual, $0), predicted: column(predicted, $0))
      })
  }
}
