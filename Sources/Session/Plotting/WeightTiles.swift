import Datasets
import Network
import Reports
import Tensors

/// A tensor of weights as tiles: images where it stands on an image, else one table.
struct WeightTiles {
  private let weights: Tensor
  private let name: String
  private let model: Model
  private let preparation: Preparation?
  /// What the units stand for, where they are the network's outputs.
  private let outputNames: [String]

  /// The most tiles, and the most rows and columns of the only one.
  private static let tileLimit = 64
  private static let extentLimit = 256

  init(_ weights: Tensor, _ name: String, _ model: Model, _ dataset: Dataset?) {
    self.weights = weights
    self.name = name
    self.model = model
    preparation =
      model.preparation
      ?? dataset.map { Preparation(learningFrom: $0, standardisingTargets: false) }
    let last = model.network.tensorNames.last { $0.hasSuffix(".weight") }
    outputNames = last == name ? preparation?.outputNames(model.network.outputCount) ?? [] : []
  }

  var map: HeatMap {
    let title = "\(name) [\(weights.shape.extents.map { String($0) }.joined(separator: ", "))]"
    if let form = imageForm { return images(form, title) }
    return weights.shape.rank > 2 ? filters(title) : table(title)
  }

  // MARK: Images

  /// The form of what the layer stands on, where that is an image.
  private var imageForm: ImageForm? {
    guard weights.shape.rank == 2, let input = model.network.inputShape,
      isOnInput, weights.shape.extents[1] == input.count
    else { return nil }
    let form = ImageForm(input)
    return form.isPlane ? form : nil
  }

  /// Whether nothing with weights stands between the layer and the inputs.
  private var isOnInput: Bool {
    model.network.tensorNames.first.map { $0 == name } ?? false
  }

  private func images(_ form: ImageForm, _ title: String) -> HeatMap {
    let (units, size) = (weights.shape.extents[0], weights.shape.extents[1])
    let tiles = (0..<min(units, Self.tileLimit)).map { unit in
      HeatMap.Tile(
        form, name: unitName(unit),
        Array(weights.scalars[unit * size..<(unit + 1) * size]))
    }
    return HeatMap(
      title, palette: .diverging, tiles: tiles,
      note: figureNote(
        form.channels > 1 ? "the mean of \(form.channels) channels" : nil,
        cut(tiles.count, of: units, "units")))
  }

  /// Kernels of a convolution: one tile for each filter and channel, or where these are too many for each
  /// filter.
  private func filters(_ title: String) -> HeatMap {
    let extents = weights.shape.extents
    let (rows, columns) = (
      extents.count > 3 ? extents[extents.count - 2] : 1, extents[extents.count - 1]
    )
    let (size, channels) = (rows * columns, max(extents[1], 1))
    let count = size == 0 ? 0 : weights.shape.count / size
    guard channels == 1 || count <= Self.tileLimit else {
      let form = ImageForm(Shape(channels, rows, columns))
      let tiles = (0..<min(extents[0], Self.tileLimit)).map { filter in
        HeatMap.Tile(
          form, name: "\(filter + 1)",
          Array(weights.scalars[filter * channels * size..<(filter + 1) * channels * size]))
      }
      return HeatMap(
        title, palette: .diverging, tiles: tiles,
        note: figureNote(
          "the mean of \(channels) channels", cut(tiles.count, of: extents[0], "filters")))
    }
    let tiles = (0..<min(count, Self.tileLimit)).map { place in
      HeatMap.Tile(
        channels == 1 ? "\(place + 1)" : "\(place / channels + 1)·\(place % channels + 1)",
        rows: rows, columns: columns,
        values: Array(weights.scalars[place * size..<(place + 1) * size]))
    }
    return HeatMap(
      title, palette: .diverging, tiles: tiles, note: cut(tiles.count, of: count, "kernels"))
  }

  // MARK: A table

  private func table(_ title: String) -> HeatMap {
    let extents = weights.shape.rank < 2 ? [1, weights.shape.count] : weights.shape.extents
    let (rows, columns) = (min(extents[0], Self.extentLimit), min(extents[1], Self.extentLimit))
    var values: [Float] = []
    for row in 0..<rows {
      values += weights.scalars[row * extents[1]..<row * extents[1] + columns]
    }
    return HeatMap(
      title, palette: .diverging,
      tiles: [HeatMap.Tile("", rows: rows, columns: columns, values: values)],
      rowNames: weights.shape.rank < 2 ? [] : (0..<rows).map(unitName),
      columnNames: columnNames(columns),
      note: figureNote(
        cut(rows, of: extents[0], "units"), cut(columns, of: extents[1], "inputs")))
  }

  private func columnNames(_ count: Int) -> [String] {
    guard weights.shape.rank == 2 else { return (0..<count).map(unitName) }
    guard isOnInput, let names = preparation?.inputNames, names.count == count else { return [] }
    return names
  }

  /// The class or number that an output stands for; else `unit 3`.
  private func unitName(_ unit: Int) -> String {
    outputNames.indices.contains(unit) ? outputNames[unit] : "unit \(unit + 1)"
  }

  private func cut(_ shown: Int, of all: Int, _ what: String) -> String? {
    shown == all ? nil : "the first \(shown) of \(NumberText.count(all)) \(what)"
  }
}

extension Preparation {
  /// What each of the outputs of a network stands for; empty where that is not known.
  fileprivate func outputNames(_ count: Int) -> [String] {
    let names = classNames.isEmpty ? targetNames : classNames
    if count == 1, classNames.count == 2 { return [classNames[1]] }
    return names.count == count ? names : []
  }
}
