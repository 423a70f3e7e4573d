import Reports
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0521, "0.0521"), (0, "0"), (-0.0, "0"), (1.0986123, "1.0986"), (9.99996, "10.00"),
    (12.345, "12.35"), (99.996, "100.0"), (123.46, "123.5"), (999.96, "1000"), (12345.6, "12346"),
    (1_234_567, "1.23e6"), (0.00099, "9.90e-4"), (0.0009996, "0.0010"), (5.2149e-5, "5.21e-5"),
    (-0.25, "-0.2500"), (-0.0, "0"), (Double.nan, "nan"), (Double.infinity, "inf"),
    (-Double.infinity, "-inf"),
    (1.5e300, "1.50e300"), (Double.leastNonzeroMagnitude, "4.94e-324"),
  ])
  func quantity(_ value: Double, _ text: String) {
    #expect(NumberText.quantity(value) == text)
  }

  @Test(arguments: [
    (0.983, "0.983"), (1, "1.000"), (0.9996, "1.000"), (0, "0.000"), (-0.0001, "0.000"),
    (0.0005, "0.001"), (0.1005, "0.101"), (0.2, "0.200"),
  ])
  func ratio(_ value: Double, _ text: String) {
    #expect(NumberText.ratio(value) == text)
  }

  /// Rounded from the exact binary value: 0.15 is a little less than it says, 0.25 a tie.
  @Test func roundsCorrectly() {
    #expect(NumberText.fixed(0.15, decimals: 1) == "0.1")
    #expect(NumberText.fixed(0.25, decimals: 1) == "0.2")
    #expect(NumberText.fixed(0.35, decimals: 1) == "0.3")
    #expect(NumberText.fixed(2.675, decimals: 2) == "2.67")
  }

  @Test(arguments: [
    (0, "0"), (9999, "9999"), (60_000, "60,000"), (101_770, "101,770"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func count(_ value: Int, _ text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test(arguments: [
    (4e-5, "40 µs"), (0.000096, "0.1 ms"), (0.0004, "0.4 ms"), (0.00096, "1 ms"), (0.0042, "4 ms"),
    (0.0994, "99 ms"), (0.0996, "0.1 s"),
    (0.2, "0.2 s"), (12.34, "12.3 s"), (59.94, "59.9 s"), (59.96, "1 min 00 s"),
    (125, "2 min 05 s"), (3599.6, "1 h 00 min"), (3720, "1 h 02 min"), (Double.nan, "nan"),
    (1e12, "1.00e12 s"),
  ])
  func duration(_ seconds: Double, _ text: String) {
    #expect(NumberText.duration(seconds: seconds) == text)
  }

  @Test(arguments: [(0.2, "1 s"), (3.4, "3 s"), (59.4, "59 s"), (59.6, "1 min 00 s")])
  func remaining(_ seconds: Double, _ text: String) {
    #expect(NumberText.remaining(seconds: seconds) == text)
  }
}
