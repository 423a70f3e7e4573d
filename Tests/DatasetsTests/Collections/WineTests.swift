import Testing

@testable import Datasets

@Suite struct WineTests {
  /// Counts and means of scikit-learn's `load_wine`.
  @Test func theValuesAreThoseOfScikitLearn() throws {
    let wine = try Fixture.load(Wine())
    #expect(wine.rowCount == 178)
    #expect(wine.columns.count == 13)
    #expect(wine.column("alcohol")?.has(mean: 13.000618, deviation: 0.809543) == true)
    #expect(wine.column("od280_od315")?.has(mean: 2.611685, deviation: 0.707993) == true)
    #expect(wine.column("proline")?.has(mean: 746.893258, deviation: 314.021657) == true)
  }

  @Test func classes() throws {
    let wine = try Fixture.load(Wine())
    #expect(wine.target.names == ["cultivar"])
    #expect(wine.target.classNames == ["cultivar_1", "cultivar_2", "cultivar_3"])
    #expect(wine.classCounts == [59, 71, 48])
  }
}
