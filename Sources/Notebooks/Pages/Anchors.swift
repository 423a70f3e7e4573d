/// Names of the headings of a page, as Git hosts make them, so that links into a notebook lead to
/// the same place everywhere.
struct Anchors {
  private var taken: Set<String> = []

  /// A name that no heading before it has.
  mutating func name(for heading: String) -> String {
    var base = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        base += "-"
      } else if scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
      {
        base.unicodeScalars.append(scalar)
      }
    }
    if base.isEmpty { base = "section" }
    var name = base
    var count = 0
    while !taken.insert(name).inserted {
      count += 1
      name = "\(base)-\(count)"
    }
    return name
  }
}
