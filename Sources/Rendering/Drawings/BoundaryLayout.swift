import Reports

extension Sheet {
  /// A map of answers with the data on top.
  mutating func add(_ map: BoundaryMap) {
    guard map.isWhole else {
      addNothing()
      addNote(map.note)
      return
    }
    let scale = map.scale
    if let scale { add(scale, map.classes.first ?? "") } else { add(map.legend) }
    addVerticalLabel(map.y, besides: map.title)
    let axes = Axes(
      x: map.x, y: map.y, from: map.lower, to: map.upper,
      in: Box(left, y, innerWidth, min(max(innerWidth * 0.68, 200), 440)), tight: (true, true))
    shapes += scale.map { map.numbers($0, in: axes.field) } ?? map.regions(in: axes.field)
    shapes += axes.shapes(lines: false)
    shapes += scale.map { map.dots($0, in: axes) } ?? map.marks(in: axes)
    y = axes.field.bottom + (map.x.label.isEmpty ? 24 : 42)
    addNote(map.note)
  }
}

extension BoundaryMap {
  /// There is an answer for every field, and the field has a size.
  fileprivate var isWhole: Bool {
    let count =
      switch answers {
      case .classes(let places, let confidence): min(places.count, confidence.count)
      case .numbers(let numbers): numbers.count
      }
    let sides = [lower.x, lower.y, upper.x, upper.y]
    return columns > 0 && rows > 0 && count / columns >= rows && sides.allSatisfy(\.isFinite)
      && lower.x < upper.x && lower.y < upper.y
  }

  private var shownData: [Row] {
    data.filter { row in
      (lower.x...upper.x).contains(row.place.x) && (lower.y...upper.y).contains(row.place.y)
    }
  }

  // MARK: Classes

  fileprivate var legend: Legend {
    Legend(
      entries: classes.indices.map { index in
        data.isEmpty
          ? .init(.field(.filled(.series(index), opacity: 0.5)), classes[index])
          : .init(.mark(.of(index), look(ofMarks: index)), classes[index])
      })
  }

  private func look(ofMarks index: Int) -> Look {
    Look(fill: .series(index), stroke: .background, lineWidth: 1)
  }

  /// A class, and how strongly it shows.
  private struct Shade: Hashable, Comparable {
    static let steps = 8.0

    var index: Int
    var level: Int

    var opacity: Double { ((0.1 + 0.45 * Double(level) / Self.steps) * 100).rounded() / 100 }

    static func < (left: Shade, right: Shade) -> Bool {
      (left.index, left.level) < (right.index, right.level)
    }
  }

  fileprivate func regions(in box: Box) -> [Shape] {
    guard case .classes(let places, let confidence) = answers else { return [] }
    let fields = Fields<Shade>(columns: columns, rows: rows, in: box) { index in
      guard classes.indices.contains(Int(places[index])) else { return nil }
      let certainty = confidence[index].isNaN ? 0 : min(max(Double(confidence[index]), 0), 1)
      return Shade(index: Int(places[index]), level: Int((certainty * Shade.steps).rounded()))
    }
    return fields.boxes.map { shade, boxes in
      .boxes(boxes, .filled(.series(shade.index), opacity: shade.opacity))
    }
  }

  fileprivate func marks(in axes: Axes) -> [Shape] {
    let rows = shownData
    let size = rows.count > 1000 ? 5.0 : 7.5
    return classes.indices.map { index in
      let places = rows.filter { $0.answer == Double(index) }.map { axes.place(of: $0.place) }
      return .group(
        title: classes[index], at: Point(0, 0),
        [.marks(.of(index), places.distinct, size: size, look(ofMarks: index))])
    }
  }

  // MARK: Numbers

  /// `nil` where classes are answered.
  fileprivate var scale: ColourScale? {
    guard case .numbers(let numbers) = answers else { return nil }
    return ColourScale(.sequential, over: numbers.map(Double.init) + data.map(\.answer))
      ?? ColourScale(.sequential, from: 0, to: 1)
  }

  fileprivate func numbers(_ scale: ColourScale, in box: Box) -> [Shape] {
    guard case .numbers(let numbers) = answers else { return [] }
    let fields = Fields<Int>(columns: columns, rows: rows, in: box) {
      scale.step(of: Double(numbers[$0]))
    }
    return fields.boxes.map { .boxes($0.boxes, scale.look(ofStep: $0.value)) }
  }

  fileprivate func dots(_ scale: ColourScale, in axes: Axes) -> [Shape] {
    var places: [Int: [Point]] = [:]
    for row in shownData {
      guard let step = scale.step(of: row.answer) else { continue }
      places[step, default: []].append(axes.place(of: row.place))
    }
    return places.sorted { $0.key < $1.key }.map { step, points in
      var look = scale.look(ofStep: step)
      look.stroke = scale.ink(onStep: step)
      return .marks(.disc, points.distinct, size: data.count > 1000 ? 5 : 7.5, look)
    }
  }
}
