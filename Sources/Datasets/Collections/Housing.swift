package import Specification

/// 2925 sales of houses in Ames, Iowa, 2006–2010: areas in square feet, counts, years, the place on
/// the map; price in dollars. A bathroom without a bath counts half.
/// Source: De Cock, “Ames, Iowa: alternative to the Boston housing data …”, 2011, without the houses
/// above 4000 square feet, as he advises.
package struct Housing: EmbeddedTable {
  package var features: [String] = []

  package init() {}

  package static let spec = Spec<Housing>(
    "housing", "Prices of 2925 houses in Ames, Iowa, by area, rooms, years and place.", [.features],
    examples: ["data housing", "data housing features area"])

  static var file: EmbeddedFile { .housing }
  static let target = "price"
}
