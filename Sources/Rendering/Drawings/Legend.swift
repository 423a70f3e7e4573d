import Reports

/// What the signs and colours of a figure stand for.
struct Legend {
  /// A sample about the middle of its place, and a name.
  struct Entry {
    enum Sample {
      case line(Look)
      case mark(Mark, Look)
      case field(Look)
    }

    var sample: Sample
    var name: String

    init(_ sample: Sample, _ name: String) {
      self.sample = sample
      self.name = name
    }
  }

  private static let most = 24
  fileprivate static let sampleWidth = 20.0
  fileprivate static let rowHeight = 18.0
  fileprivate static let gap = 18.0

  let entries: [Entry]
}

extension Sheet {
  /// Adds entries in rows.
  mutating func add(_ legend: Legend) {
    guard !legend.entries.isEmpty else { return }
    var x = left
    y += Legend.rowHeight - 4
    for entry in legend.shown {
      let name = TextMeasure.shortened(entry.name, to: min(innerWidth - 40, 240), size: 12)
      let size = Legend.sampleWidth + 6 + TextMeasure.width(of: name, size: 12)
      if x > left, x + size > right {
        x = left
        y += Legend.rowHeight
      }
      shapes += entry.sample.map { [$0.shape(at: Point(x, y - 4))] } ?? []
      let start = entry.sample == nil ? x : x + Legend.sampleWidth + 6
      shapes.append(.text(TextLine(name, at: Point(start, y))))
      x += size + Legend.gap
    }
    y += 8
  }
}

extension Legend {
  /// The entries there is room for, and how many more there are.
  fileprivate var shown: [(sample: Entry.Sample?, name: String)] {
    let first = entries.prefix(entries.count > Self.most ? Self.most - 1 : Self.most)
    var shown = first.map { (sample: Optional($0.sample), name: $0.name) }
    if entries.count > first.count { shown.append((nil, "… \(entries.count - first.count) more")) }
    return shown
  }
}

extension Legend.Entry.Sample {
  fileprivate func shape(at place: Point) -> Shape {
    let width = Legend.sampleWidth
    switch self {
    case .line(let look):
      return .lines([[Point(place.x, place.y), Point(place.x + width, place.y)]], look)
    case .mark(let mark, let look):
      return .marks(mark, [Point(place.x + width / 2, place.y)], size: 8, look)
    case .field(let look):
      return .panel(Box(place.x + 2, place.y - 6, width - 4, 12), corner: 2, look)
    }
  }
}
