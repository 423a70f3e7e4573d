import Testing

@testable import Datasets

@Suite struct DiabetesTests {
  /// Counts and means of scikit-learn's `load_diabetes(scaled=False)`.
  @Test func theValuesAreThoseOfScikitLearn() throws {
    let diabetes = try Fixture.load(Diabetes())
    #expect(diabetes.rowCount == 442)
    #expect(
      diabetes.columns.map(\.name)
        == ["age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu"])
    #expect(diabetes.column("age")?.has(mean: 48.518100, deviation: 13.094190) == true)
    #expect(diabetes.column("ltg")?.has(mean: 4.641411, deviation: 0.521799) == true)
    #expect(diabetes.lines[0] == "59|2|32.1|101|157|93.2|38|4|4.8598|87|151")
  }

  @Test func theTargetIsANumber() throws {
    let diabetes = try Fixture.load(Diabetes())
    #expect(diabetes.target.names == ["progression"])
    let progression = Moments(of: diabetes.targetNumbers[0])
    #expect(abs(progression.mean - 152.133484) < 1e-6)
    #expect(abs(progression.deviation - 77.005746) < 1e-6)
  }
}
