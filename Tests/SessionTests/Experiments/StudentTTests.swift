import Testing

@testable import Session

@Suite struct StudentTTests {
  /// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of t.
  @Test(arguments: [
    (1.0, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (9, 2.262), (10, 2.228), (30, 2.042),
    (100, 1.984),
  ])
  func quantilesAreThoseOfTheTable(freedom: Double, critical: Double) {
    let t = StudentT(freedom: freedom)
    #expect(abs(t.quantile(0.975) - critical) < 0.0006)
    #expect(abs(t.quantile(0.025) + t.quantile(0.975)) < 1e-9)
  }

  /// One degree of freedom is the Cauchy distribution, whose quartiles are −1 and 1; with very many it is
  /// the normal distribution.
  @Test func agreesWithWhatIsKnownExactly() {
    #expect(abs(StudentT(freedom: 1).quantile(0.75) - 1) < 1e-12)
    // With two, P(T ≤ t) = ½ + t/(2√(2 + t²)).
    #expect(abs(StudentT(freedom: 2).share(below: 2.0.squareRoot()) - 0.8535533905932737) < 1e-12)
    #expect(abs(StudentT(freedom: 1e7).quantile(0.975) - 1.959964) < 1e-5)
    #expect(StudentT(freedom: 5).quantile(0.5) == 0)
  }

  @Test(arguments: [0.6, 0.9, 0.99, 0.9999]) func quantileAndShareAreInverse(share: Double) {
    let t = StudentT(freedom: 7)
    #expect(abs(t.share(below: t.quantile(share)) - share) < 1e-12)
  }
}
