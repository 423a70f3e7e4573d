import Reports
import Testing

@Suite struct UncertaintyTests {
  @Test(arguments: [
    (0.8833, 0.0123, "0.883 ± 0.012"), (0.8833, 1.2e-16, "0.8833 ± 0"), (0.8833, 0, "0.8833 ± 0"),
    (0.8833, 1.4e-9, "0.8833 ± 1.4e-9"), (1.5e9, 2e7, "1.500e9 ± 2.0e7"), (147, 31, "147 ± 31"),
    (2e-9, 1.4e-9, "2.00e-9 ± 1.4e-9"), (0, 1.4e-9, "0 ± 1.4e-9"), (-0.0, 0, "0 ± 0"),
    (-0.0004, 0.02, "0.000 ± 0.020"), (Double.nan, 1, "nan ± 1.0000"),
    (1, .infinity, "1.0000 ± inf"),
    (.infinity, 1e-9, "inf ± 1.00e-9"),
  ])
  func showsNoMoreDigitsThanMakeSense(value: Double, error: Double, text: String) {
    let alone = NumberText.quantity(value)
    #expect(Uncertainty.text(value, within: error, alone: alone) == text)
  }
}
