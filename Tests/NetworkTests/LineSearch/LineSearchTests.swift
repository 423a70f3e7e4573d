@testable import Network
import Testing

@Suite struct LineSearchTests {
  private func search(
    _ loss: @escaping (Double) -> Double, _ slope: @escaping (Double) -> Double, first: Double = 1
  ) -> (point: LinePoint, evaluations: Int) {
    let start = LinePoint(step: 0, loss: loss(0), slope: slope(0), place: 0)
    var search = LineSearch(start: start, reach: 1, limit: 24, tolerance: 1e-9) { step, place in
      LinePoint(step: step, loss: loss(step), slope: slope(step), place: place)
    }
    let point = search.run(first: first)
    return (point, search.evaluations)
  }

  @Test func takesTheFirstStepWhereItIsGood() {
    let found = search({ ($0 - 1) * ($0 - 1) }, { 2 * ($0 - 1) })
    #expect(found.point.step == 1)
    #expect(found.evaluations == 1)
  }

  @Test(arguments: [1e-4, 0.1, 7, 300])
  func keepsTheWolfeConditions(first: Double) {
    let loss = { (x: Double) in (x - 2) * (x - 2) * ((x - 2) * (x - 2) + 1) - 3 }
    let slope = { (x: Double) in 4 * (x - 2) * (x - 2) * (x - 2) + 2 * (x - 2) }
    let point = search(loss, slope, first: first).point
    #expect(point.loss <= loss(0) + 1e-4 * point.step * slope(0))
    #expect(abs(point.slope) <= 0.9 * abs(slope(0)))
  }

  /// Beyond 1 there is no loss.
  @Test func comesBackFromWhereNothingIsFinite() {
    let start = LinePoint(step: 0, loss: 1, slope: -1, place: 0)
    var search = LineSearch(start: start, reach: 1, limit: 24, tolerance: 1e-9) { step, place in
      step < 1
        ? LinePoint(step: step, loss: 1 - step + step * step, slope: 2 * step - 1, place: place)
        : LinePoint(step: step, loss: .infinity, slope: .nan, place: place)
    }
    let point = search.run(first: 10)
    #expect(point.step > 0 && point.step < 1)
    #expect(point.loss < 1)
  }

  @Test func givesUpAfterItsLimit() {
    let found = search({ -$0 }, { _ in -1 })
    #expect(found.evaluations == 25)
    #expect(found.point.step.isFinite)
  }
}
