import Reports

/// What a figure shows, in whole sentences, for those who do not see it.
enum FigureDescription {
  /// Names listed before the rest is only counted.
  private static let most = 8

  static func text(of figure: Figure) -> String {
    let sentences =
      switch figure {
      case .chart(let chart): sentences(of: chart)
      case .boundary(let map): sentences(of: map)
      case .bars(let chart): sentences(of: chart)
      case .histogram(let histogram): sentences(of: histogram)
      case .heatMap(let map): sentences(of: map)
      case .confusion(let chart): sentences(of: chart)
      case .network(let diagram): sentences(of: diagram)
      case .panels(let panels): sentences(of: panels)
      }
    return sentences.joined(separator: " ")
  }

  /// The first of many things, and how many more there are.
  static func listed(_ parts: [String], separator: String = ", ") -> String {
    guard parts.count > most else { return parts.joined(separator: separator) }
    let rest = parts.count - most
    return parts.prefix(most).joined(separator: separator) + separator + "and \(rest) more"
  }

  static func number(_ value: Double) -> String { NumberText.quantity(value) }

  /// An axis with the values it covers.
  static func axis(_ name: String, _ axis: Axis, from lower: Double, to upper: Double) -> String {
    let label = axis.label.isEmpty ? "" : " \(axis.label)"
    let scale = axis.scale == .logarithmic ? ", logarithmic" : ""
    return "\(name) axis:\(label)\(scale), from \(ends(axis, lower)) to \(ends(axis, upper))."
  }

  private static func ends(_ axis: Axis, _ value: Double) -> String {
    axis.zero == value ? "0" : axis.isWhole ? NumberText.fixed(value, decimals: 0) : number(value)
  }

  static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(NumberText.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
