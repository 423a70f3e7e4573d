import Reports
import Testing

@testable import Session

@Suite struct SpreadTests {
  @Test func meanAndDeviationOfASample() {
    let spread = Spread([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(spread.mean == 5)
    #expect(abs(spread.deviation - 2.138089935299395) < 1e-12)
    #expect(Spread([3]).deviation == 0)
    #expect(Spread([0.1, 0.1, 0.1]).deviation == 0)
  }

  @Test(arguments: [
    ([0.1, 0.12, 0.11], Measure.Form.quantity, "0.110 ± 0.010"),
    ([0.9, 1.0], .ratio, "0.950 ± 0.071"), ([120, 140, 180], .quantity, "147 ± 31"),
    ([0.5, 0.5], .ratio, "0.500 ± 0"), ([0.25], .ratio, "0.250"), ([0.25], .quantity, "0.2500"),
    ([1e9, 1.2e9], .quantity, "1.10e9 ± 1.4e8"), ([1e9, 1.0002e9], .quantity, "1.00010e9 ± 1.4e5"),
    ([0.883, 0.883 + 1.2e-16, 0.883], .ratio, "0.883 ± 0"), ([-0.0, 0], .quantity, "0 ± 0"),
    ([0.883, 0.883 + 2e-9], .ratio, "0.883 ± 1.4e-9"), ([-1e-9, 1e-9], .quantity, "0 ± 1.4e-9"),
    ([1e-9, 3e-9], .quantity, "2.00e-9 ± 1.4e-9"),
  ])
  func showsNoMoreDigitsThanMakeSense(values: [Double], form: Measure.Form, text: String) {
    #expect(Spread(values).text(as: form) == text)
  }
}
