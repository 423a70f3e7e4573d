import Diagnostics
import Tensors
import Testing

@testable import Datasets

/// Small files, one for each rule.
enum Fixture {
  static let folder =
    String(#filePath.prefix(through: #filePath.lastIndex(of: "/") ?? #filePath.startIndex))
    + "Fixtures/"

  static func path(_ name: String) -> String { folder + name }

  /// Reads a table; the target is `kind` unless the options say otherwise.
  static func load(
    _ name: String, _ configure: (inout CSVReader) -> Void = { _ in }
  ) throws(Diagnostic) -> Dataset {
    var reader = CSVReader()
    reader.file = path(name)
    reader.target = ["kind"]
    configure(&reader)
    var context = LoadContext(random: RandomStreams(seed: 0))
    return try reader.load(in: &context)
  }

  static func load(_ source: any DataSource) throws(Diagnostic) -> Dataset {
    var context = LoadContext(random: RandomStreams(seed: 0))
    return try source.load(in: &context)
  }

  static func iris() throws(Diagnostic) -> Dataset { try load(Iris()) }

  /// What loading a table says is wrong with it, with the hint after a bar.
  static func mistake(
    in name: String, _ configure: (inout CSVReader) -> Void = { _ in }
  ) -> String {
    do throws(Diagnostic) {
      _ = try load(name, configure)
      return "nothing"
    } catch {
      return (error.message + (error.hint.map { " | \($0)" } ?? "")).replacing(folder, with: "")
    }
  }
}

extension Dataset {
  var columns: [Column] {
    if case .columns(let columns) = features { columns } else { [] }
  }

  func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  /// The class of each row by name; empty for numbers.
  var classes: [String] {
    guard case .classes(let codes, let names) = target.values else { return [] }
    return codes.map { names[Int($0)] }
  }

  /// The rows of each class.
  var classCounts: [Int] {
    guard case .classes(let codes, let names) = target.values else { return [] }
    return names.indices.map { place in codes.count { Int($0) == place } }
  }

  var targetNumbers: [[Float]] {
    if case .numbers(let columns) = target.values { columns } else { [] }
  }

  /// The first rows as texts, fields with bars between.
  var lines: [String] { head(100).rows.map { $0.joined(separator: "|") } }
}

extension Column {
  /// Whether the numbers have this mean and population deviation, to six digits.
  func has(mean: Double, deviation: Double) -> Bool {
    let numbers = statistics(as: .feature).numbers
    return abs((numbers?.mean ?? .nan) - mean) <= 1e-6 * abs(mean) + 1e-6
      && abs((numbers?.deviation ?? .nan) - deviation) <= 1e-6 * deviation + 1e-6
  }
}
