import Tensors

extension Dataset {
  /// The set in one line:
  /// `iris: 150 rows · 4 numeric features · target species (3 classes) · 120 train / 30 test · …`.
  package var summary: String {
    var facts = [counted(rowCount, "row"), featureSummary, targetSummary, partSummary]
    if let scalingSummary { facts.append(scalingSummary) }
    if isOnDisk { facts.append("read from disk") }
    return "\(name): " + facts.joined(separator: " · ")
  }

  private var featureSummary: String {
    switch features {
    case .images(let images):
      let extents = images.shape.extents
      guard extents.count > 1 else { return counted(images.shape.count, "pixel") }
      return extents.map { String($0) }.joined(separator: "×") + " images"
    case .arrays(let arrays):
      return arrays.shape.extents.map { String($0) }.joined(separator: "×") + " numbers"
    case .stream(let stream):
      return "\(counted(stream.steps, "character")) a row, \(stream.names.count) different"
    case .windows(let windows):
      return "\(windows.length) steps of \(counted(windows.columns.count, "feature")) a row"
    case .columns(let columns):
      var parts: [String] = []
      for kind in [ColumnKind.numeric, .category, .boolean, .text] {
        let count = columns.count { $0.kind == kind }
        if count > 0 { parts.append("\(grouped(count)) \(kind.rawValue)") }
      }
      guard parts.count > 1 else {
        return (parts.first ?? "0") + (columns.count == 1 ? " feature" : " features")
      }
      return "\(counted(columns.count, "feature")) (\(parts.joined(separator: ", ")))"
    }
  }

  private var targetSummary: String {
    switch target.values {
    case .classes(_, let names):
      let count = counted(names.count, "class", "classes")
      return "target \(target.names.joined()) (\(count)\(positiveSummary(names)))"
    case .numbers(let columns) where columns.count == 1:
      return "target \(target.names.joined()) (number)"
    case .tokens: return "target the next character"
    case .numbers:
      return "targets \(target.names.joined(separator: ", ")) (numbers)"
    }
  }

  /// Which of two classes is the positive one, where their names do not tell.
  private func positiveSummary(_ names: [String]) -> String {
    guard names.count == 2, names != ["false", "true"], names != ["0", "1"] else { return "" }
    return ", '\(names[1])' the positive one"
  }

  private var partSummary: String {
    var text = "\(grouped(parts.train.count)) train"
    if !parts.validation.isEmpty { text += " / \(grouped(parts.validation.count)) validation" }
    return text + (parts.test.isEmpty ? ", no test" : " / \(grouped(parts.test.count)) test")
  }

  private var scalingSummary: String? {
    switch (features, scaling) {
    case (_, .none): nil
    case (.images(let images), .minmax): "pixels divided by \(images.full)"
    case (.images, .standard): "pixels standardised"
    case (.arrays, .minmax): "numbers from 0 to 1"
    case (.arrays, .standard): "numbers standardised"
    case (.stream, _): nil
    case (.columns(let columns), _) where columns.contains { $0.kind == .text }: nil
    case (.columns, .standard), (.windows, .standard): "features standardised"
    case (.columns, .minmax), (.windows, .minmax): "features from 0 to 1"
    }
  }
}

/// `1 row`, `150 rows`, `60,000 rows`.
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
}

/// A count with its thousands apart from five digits on.
func grouped(_ count: Int) -> String {
  guard count > 9999 else { return String(count) }
  var reversed = ""
  for (place, digit) in String(count).reversed().enumerated() {
    if place > 0, place.isMultiple(of: 3) { reversed.append(",") }
    reversed.append(digit)
  }
  return String(reversed.reversed())
}
