/// The distinct texts of a column, numbered in order of first appearance.
struct LevelIndex {
  private(set) var names: [String] = []
  private var places: [String: Int32] = [:]

  /// The number of a text, a new one if it was not there yet.
  mutating func code(_ name: String) -> Int32 {
    if let place = places[name] { return place }
    let place = Int32(names.count)
    places[name] = place
    names.append(name)
    return place
  }
}

/// The distinct values of a column of numbers, numbered in order of first appearance.
struct NumberIndex {
  private(set) var values: [Double] = []
  private var places: [Double: Int32] = [:]

  mutating func code(_ value: Double) -> Int32 {
    if let place = places[value] { return place }
    let place = Int32(values.count)
    places[value] = place
    values.append(value)
    return place
  }
}
