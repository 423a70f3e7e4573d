import Testing

@testable import Datasets

@Suite struct HousingTests {
  /// Means as pandas has them of R's `modeldata::ames`, houses up to 4000 square feet.
  @Test func theValuesAreThoseOfAmes() throws {
    let housing = try Fixture.load(Housing())
    #expect(housing.rowCount == 2925)
    #expect(
      housing.columns.map(\.name) == [
        "area", "lot_area", "basement_area", "garage_area", "rooms", "bedrooms", "bathrooms",
        "fireplaces", "year_built", "year_renovated", "latitude", "longitude",
      ])
    #expect(housing.columns.allSatisfy { $0.kind == .numeric })
    #expect(housing.column("area")?.has(mean: 1493.978803, deviation: 486.190515) == true)
    #expect(housing.column("bathrooms")?.has(mean: 1.754017, deviation: 0.640583) == true)
    #expect(housing.column("year_built")?.has(mean: 1971.302906, deviation: 30.237304) == true)
    #expect(housing.notes.isEmpty, "nothing is missing")
  }

  @Test func theTargetIsANumber() throws {
    let housing = try Fixture.load(Housing())
    #expect(housing.target.names == ["price"])
    let price = Moments(of: housing.targetNumbers[0])
    #expect(abs(price.mean - 180411.574701) < 1e-5)
    #expect(abs(price.deviation - 78541.427957) < 1e-5)
  }
}
