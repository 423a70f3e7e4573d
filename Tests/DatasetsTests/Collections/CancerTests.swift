import Testing

@testable import Datasets

@Suite struct CancerTests {
  /// Counts and means of scikit-learn's `load_breast_cancer`.
  @Test func theValuesAreThoseOfScikitLearn() throws {
    let cancer = try Fixture.load(Cancer())
    #expect(cancer.rowCount == 569)
    #expect(cancer.columns.count == 30)
    #expect(cancer.column("mean_radius")?.has(mean: 14.127292, deviation: 3.520951) == true)
    #expect(cancer.column("worst_area")?.has(mean: 880.583128, deviation: 568.856459) == true)
    #expect(
      cancer.column("worst_fractal_dimension")?.has(mean: 0.083946, deviation: 0.018045) == true)
  }

  /// The order of scikit-learn, so that a tumour that is benign is the positive one.
  @Test func classes() throws {
    let cancer = try Fixture.load(Cancer())
    #expect(cancer.target.names == ["diagnosis"])
    #expect(cancer.target.classNames == ["malignant", "benign"])
    #expect(cancer.classCounts == [212, 357])
  }
}
