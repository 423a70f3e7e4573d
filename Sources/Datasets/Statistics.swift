import Tensors

/// What `show data` tells of one column, over all rows.
package struct ColumnStatistics: Sendable {
  package enum Role: String, Sendable { case feature, target }

  package let name: String
  package let role: Role
  /// `nil` for pixels.
  package let kind: ColumnKind?
  package let missing: Int
  /// Of numbers and pixels; `nil` for categories and where all values are missing.
  package let numbers: Numbers?
  /// Of a category, or of classes: every level in order, with its number of rows.
  package let levels: [Level]

  package struct Numbers: Hashable, Sendable {
    package let minimum: Double
    package let maximum: Double
    package let mean: Double
    /// The population standard deviation.
    package let deviation: Double
  }

  package struct Level: Hashable, Sendable {
    package let name: String
    package let rows: Int
  }
}

extension Dataset {
  /// The statistics of the features, then of the target.
  package var statistics: [ColumnStatistics] {
    featureStatistics + targetStatistics
  }

  private var featureStatistics: [ColumnStatistics] {
    switch features {
    case .columns(let columns): columns.map { $0.statistics(as: .feature) }
    case .images(let images):
      [
        ColumnStatistics(
          name: "pixels", role: .feature, kind: nil, missing: 0,
          numbers: Moments(ofBytes: images.blocks).numbers, levels: [])
      ]
    case .arrays(let arrays):
      [Column(name: "numbers", values: .numbers(arrays.values)).statistics(as: .feature)]
    case .stream(let stream): [stream.statistics("characters", as: .feature)]
    case .windows(let windows): windows.columns.map { $0.statistics(as: .feature) }
    }
  }

  private var targetStatistics: [ColumnStatistics] {
    switch target.values {
    case .classes(let codes, let names):
      let column = Column(name: target.names.joined(), values: .levels(Stored(codes), names: names))
      return [column.statistics(as: .target)]
    case .numbers(let columns):
      return zip(target.names, columns).map {
        Column(name: $0, values: .numbers(Stored($1))).statistics(as: .target)
      }
    case .tokens(let stream): return [stream.statistics(target.names.joined(), as: .target)]
    }
  }
}

extension TokenStream {
  /// How often each token occurs.
  fileprivate func statistics(
    _ name: String, as role: ColumnStatistics.Role
  ) -> ColumnStatistics {
    Column(name: name, values: .levels(tokens, names: names.map(\.escaped))).statistics(as: role)
  }
}

extension Column {
  func statistics(as role: ColumnStatistics.Role) -> ColumnStatistics {
    switch values {
    case .numbers(let values), .booleans(let values):
      let moments = Moments(of: values)
      return ColumnStatistics(
        name: name, role: role, kind: kind, missing: values.count - moments.count,
        numbers: moments.numbers, levels: [])
    case .texts(let codes, let names, _):
      let missing = names.firstIndex(of: Column.missing).map { Int32($0) }
      return ColumnStatistics(
        name: name, role: role, kind: kind,
        missing: (0..<codes.count).count { codes[$0] == missing }, numbers: nil, levels: [])
    case .levels(let codes, let names):
      var counts = [Int](repeating: 0, count: names.count)
      for i in 0..<codes.count { counts[Int(codes[i])] += 1 }
      let levels = zip(names, counts).map { ColumnStatistics.Level(name: $0, rows: $1) }
      let missing = levels.first { $0.name == Column.missing && role == .feature }?.rows ?? 0
      return ColumnStatistics(
        name: name, role: role, kind: kind, missing: missing, numbers: nil, levels: levels)
    }
  }
}
