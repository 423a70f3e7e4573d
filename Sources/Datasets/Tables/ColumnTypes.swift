import Diagnostics
import Tensors

/// What a column that was read turns out to be.
extension ColumnBuilder {
  /// Whether no row has a value.
  var isEmpty: Bool {
    holdsNumbers ? missing == numbers.count : levels.names.isEmpty
  }

  /// Whether it holds texts that are not `true` and `false`.
  var isCategory: Bool { !holdsNumbers && !isBoolean }

  private var isBoolean: Bool {
    !holdsNumbers && levels.names.count <= 20
      && levels.names.allSatisfy { FieldText.boolean($0) != nil }
  }

  /// Of a column in memory.
  func hasValue(_ row: Int) -> Bool {
    holdsNumbers ? !numbers.array[row].isNaN : codes.array[row] != Self.missingCode
  }

  /// The column's values; `nil` for one that is left out.
  func values() throws(Diagnostic) -> Column.Values? {
    guard !isEmpty, !hasTooManyLevels else { return nil }
    if holdsNumbers { return .numbers(try finiteNumbers()) }
    return try isBoolean ? .booleans(booleans()) : withMissingLevel()
  }

  /// The numbers; an infinity or a text among them is an error.
  func finiteNumbers() throws(Diagnostic) -> Stored<Float> {
    if let infinity {
      throw infinity.place.diagnostic(
        "csv.infinity", "'\(infinity.text)' is infinite, or too large for 32 bits",
        hint: "leave the field empty if the value is not known")
    }
    return try numbers.stored()
  }

  /// The class of each row and the classes in their order, of a column in memory; `nil` if the target is a
  /// number.
  func classes(as kind: TargetKind?) throws(Diagnostic) -> (codes: [Int32], names: [String])? {
    guard kind != .number else { return nil }
    if isBoolean { return sorted(levels.names.map { FieldText.boolean($0) == true ? 1 : 0 }) }
    if !holdsNumbers { return (codes.array, levels.names) }
    _ = try finiteNumbers()
    guard let values = distinct?.values else { return nil }
    let areWhole = values.allSatisfy { $0 == $0.rounded() }
    guard kind == .class || areWhole else { return nil }
    return sorted(values)
  }

  /// Classes in ascending order of a value for each level; equal values are one class.
  private func sorted(_ values: [Double]) -> (codes: [Int32], names: [String]) {
    let ascending = Set(values).sorted()
    var places: [Double: Int32] = [:]
    for (place, value) in ascending.enumerated() { places[value] = Int32(place) }
    let classes = values.map { places[$0] ?? 0 }
    let names = ascending.map {
      isBoolean ? String($0 == 1) : $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : "\($0)"
    }
    return (codes.array.map { $0 < 0 ? $0 : classes[Int($0)] }, names)
  }

  private func booleans() throws(Diagnostic) -> Stored<Float> {
    let values: [Float] = levels.names.map { FieldText.boolean($0) == true ? 1 : 0 }
    return try codes.stored().map(into: spool) { $0 < 0 ? .nan : values[Int($0)] }
  }

  /// The levels in order of first appearance, the missing values' level among them.
  private func withMissingLevel() throws(Diagnostic) -> Column.Values {
    let codes = try codes.stored()
    guard missing > 0 else { return .levels(codes, names: levels.names) }
    var names = levels.names
    if let place = names.firstIndex(of: Column.missing) {
      return .levels(try codes.map(into: spool) { $0 < 0 ? Int32(place) : $0 }, names: names)
    }
    let place = Int32(levelsBeforeMissing)
    names.insert(Column.missing, at: levelsBeforeMissing)
    return .levels(
      try codes.map(into: spool) { $0 < 0 ? place : $0 >= place ? $0 + 1 : $0 }, names: names)
  }
}
