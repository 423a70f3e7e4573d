import Tensors

/// Written under plain names, and checked as it is read:
///
///     {"classes":["setosa",…],"columns":[{"center":5.84,"kind":"numeric",…},…],…}
extension Preparation: Codable {
  package func encode(to encoder: any Encoder) throws { try Form(self).encode(to: encoder) }

  package init(from decoder: any Decoder) throws {
    guard let preparation = try Form(from: decoder).preparation else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a preparation that cannot be"))
    }
    self = preparation
  }
}

/// The names and kinds under which a preparation is written.
private struct Form: Codable {
  var scaling: String
  var columns: [ColumnForm]?
  var pixels: PixelForm?
  /// The characters of a text, and how many a row has.
  var characters: [String]?
  var steps: Int?
  /// How many steps of the columns a row has.
  var window: Int?
  /// The column of the classes, and they.
  var target: String?
  var classes: [String]?
  var numbers: [NumberForm]?

  struct PixelForm: Codable {
    var shape: [Int]
    var center: Double
    var scale: Double
  }

  struct NumberForm: Codable {
    var name: String
    var center: Double
    var scale: Double
  }

  struct ColumnForm: Codable {
    var name: String
    var kind: String
    var center: Double?
    var scale: Double?
    var mean: Double?
    var levels: [String]?
    var untrained: [String]?
    var words: [String]?
    var length: Int?
  }

  init(_ preparation: Preparation) {
    scaling = preparation.scaling.rawValue
    switch preparation.features {
    case .columns(let prepared): columns = prepared.map(ColumnForm.init)
    case .pixels(let shape, let center, let scale):
      pixels = PixelForm(shape: shape, center: center, scale: scale)
    case .stream(let names, let steps): (characters, self.steps) = (names, steps)
    case .windows(let prepared, let length):
      columns = prepared.map(ColumnForm.init)
      window = length
    }
    switch preparation.target {
    case .tokens(let names, let steps): (classes, self.steps) = (names, steps)
    case .classes(let name, let names): (target, classes) = (name, names)
    case .numbers(let learnt):
      numbers = learnt.map { NumberForm(name: $0.name, center: $0.center, scale: $0.scale) }
    }
  }

  /// `nil` where something is missing or cannot be.
  var preparation: Preparation? {
    guard let scaling = Scaling(rawValue: scaling), let features, let learnt else { return nil }
    return Preparation(scaling: scaling, features: features, target: learnt)
  }

  private var features: Preparation.Features? {
    if let pixels {
      guard pixels.scale > 0, columns == nil, pixels.shape.allSatisfy({ $0 > 0 }),
        Shape(checking: pixels.shape) != nil
      else { return nil }
      return .pixels(shape: pixels.shape, center: pixels.center, scale: pixels.scale)
    }
    if let characters {
      guard let steps, isSound(steps), characters.count > 1, areDistinct(characters) else {
        return nil
      }
      return .stream(names: characters, steps: steps)
    }
    guard let columns, !columns.isEmpty, areDistinct(columns.map(\.name)) else { return nil }
    let prepared = columns.compactMap(\.column)
    guard prepared.count == columns.count else { return nil }
    guard let window else { return .columns(prepared) }
    return isSound(window) ? .windows(prepared, length: window) : nil
  }

  /// Whether a file may ask for so many steps.
  private func isSound(_ steps: Int) -> Bool { (1...10_000_000).contains(steps) }

  private var learnt: Preparation.Target? {
    if target == nil, let classes, let steps {
      guard classes.count > 1, areDistinct(classes), isSound(steps) else { return nil }
      return .tokens(names: classes, steps: steps)
    }
    if let target, let classes {
      guard classes.count > 1, areDistinct(classes) else { return nil }
      return .classes(name: target, names: classes)
    }
    guard let numbers, !numbers.isEmpty, numbers.allSatisfy({ $0.scale > 0 }) else { return nil }
    return .numbers(
      numbers.map { PreparedNumber(name: $0.name, center: $0.center, scale: $0.scale) })
  }
}

extension Form.ColumnForm {
  init(_ column: PreparedColumn) {
    (name, kind) = (column.name, column.kind.rawValue)
    switch column.rule {
    case .numeric(let center, let scale, let mean):
      (self.center, self.scale, self.mean) = (center, scale, mean)
    case .boolean(let mean): self.mean = mean
    case .category(let levels, let untrained):
      (self.levels, self.untrained) = (levels, untrained)
    case .text(let words, let length): (self.words, self.length) = (words.known, length)
    }
  }

  var column: PreparedColumn? {
    switch (ColumnKind(rawValue: kind), mean) {
    case (.numeric, let mean?):
      guard let center, let scale, scale > 0 else { return nil }
      return PreparedColumn(name: name, rule: .numeric(center: center, scale: scale, mean: mean))
    case (.boolean, let mean?):
      return PreparedColumn(name: name, rule: .boolean(mean: mean))
    case (.category, nil):
      guard let levels, let untrained, !levels.isEmpty, areDistinct(levels) else { return nil }
      return PreparedColumn(name: name, rule: .category(levels: levels, untrained: untrained))
    case (.text, nil):
      guard let words, let length, (1...10_000_000).contains(length), areDistinct(words) else {
        return nil
      }
      return PreparedColumn(name: name, rule: .text(Words(known: words), length: length))
    default: return nil
    }
  }
}

private func areDistinct(_ names: [String]) -> Bool { Set(names).count == names.count }
