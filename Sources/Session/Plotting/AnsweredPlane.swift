import Datasets
import Diagnostics
import Network
import Reports
import Tensors

/// A plane of two features, all over which a network is asked.
struct AnsweredPlane {
  let oracle: Oracle
  let dataset: Dataset
  private let x: Column
  private let y: Column
  private let grid: PlaneGrid
  private let usual: TypicalRow
  private let choice: FeatureChoice

  /// An error where the network cannot work with the data.
  init(_ oracle: Oracle, _ dataset: Dataset, _ choice: FeatureChoice) throws(Diagnostic) {
    let first = dataset.parts.train.prefix(1)
    try oracle.network.check(
      against: oracle.preparation.samples(of: dataset, rows: Array(first)))
    guard case .columns(let columns) = oracle.preparation.features else {
      throw Diagnostic("plot.images", "the network takes images, and no features to lay out")
    }
    self.oracle = oracle
    self.dataset = dataset
    self.choice = choice
    (x, y) = (choice.columns[0], choice.columns[1])
    grid = PlaneGrid(x, y)
    usual = TypicalRow(columns, dataset)
  }

  /// What is answered: the classes' name, or the name of each number.
  var targets: [String] { oracle.preparation.targetNames }

  var note: String? {
    figureNote(usual.note(without: [x.name, y.name]), choice.note)
  }

  // MARK: Answers

  /// What the network answers in each field, for each target; an error once it is interrupted.
  func answers(
    isInterrupted: () -> Bool
  ) throws(Diagnostic) -> [BoundaryMap.Answers] {
    var outputs: [Float] = []
    // Some rows of the grid at a time, so that a large network can be interrupted.
    for start in stride(from: 0, to: grid.count, by: 20 * PlaneGrid.columns) {
      if isInterrupted() { throw .evaluationInterrupted }
      let fields = start..<min(start + 20 * PlaneGrid.columns, grid.count)
      outputs += try oracle.outputs(for: inputs(fields), count: fields.count)
    }
    let width = outputs.count / grid.count
    return oracle.preparation.classNames.isEmpty
      ? numbers(outputs, width) : [classes(outputs, width)]
  }

  private func inputs(_ fields: Range<Int>) -> [Float] {
    guard let across = usual.place(of: x.name), let up = usual.place(of: y.name) else { return [] }
    let width = usual.inputs.count
    var inputs: [Float] = []
    inputs.reserveCapacity(fields.count * width)
    for field in fields {
      let (start, middle) = (inputs.count, grid.middle(field))
      inputs += usual.inputs
      inputs[start + across.input] = across.column.input(Double(middle.x))
      inputs[start + up.input] = up.column.input(Double(middle.y))
    }
    return inputs
  }

  private func classes(_ outputs: [Float], _ width: Int) -> BoundaryMap.Answers {
    var (chosen, confidence) = ([Int32](), [Float]())
    chosen.reserveCapacity(grid.count)
    confidence.reserveCapacity(grid.count)
    for start in stride(from: 0, to: outputs.count, by: width) {
      let shares = oracle.shares(outputs[start..<start + width])
      let best = Oracle.best(shares)
      var second = -Double.infinity
      for place in shares.indices where place != best { second = max(second, shares[place]) }
      chosen.append(Int32(best))
      confidence.append(Float(min(max(shares[best] - second, 0), 1)))
    }
    return .classes(chosen, confidence: confidence)
  }

  private func numbers(_ outputs: [Float], _ width: Int) -> [BoundaryMap.Answers] {
    var columns = [[Float]](repeating: [], count: width)
    for start in stride(from: 0, to: outputs.count, by: width) {
      let values = oracle.preparation.ownUnits(Array(outputs[start..<start + width]))
      for (place, value) in values.enumerated() { columns[place].append(Float(value)) }
    }
    return columns.map { .numbers($0) }
  }

  // MARK: The figure

  func map(
    of target: String, _ answers: BoundaryMap.Answers, _ rows: [BoundaryMap.Row], _ note: String?
  ) -> BoundaryMap {
    let classes = oracle.preparation.classNames
    return BoundaryMap(
      "\(target) by \(x.name) and \(y.name)", x: Axis(x.name), y: Axis(y.name), from: grid.lower,
      to: grid.upper, columns: PlaneGrid.columns, rows: PlaneGrid.rows, answers: answers,
      classes: classes.isEmpty ? [target] : classes, data: rows, note: note)
  }

  /// Rows with what is to be learnt of them; without those that lack one of the features.
  func rows(_ rows: [Int32], _ values: [Double]) -> [BoundaryMap.Row] {
    let (across, up) = (x.numbers, y.numbers)
    var found: [BoundaryMap.Row] = []
    for (row, value) in zip(rows, values) {
      let place = Point(Double(across[Int(row)]), Double(up[Int(row)]))
      if place.x.isFinite, place.y.isFinite { found.append(BoundaryMap.Row(place, value)) }
    }
    return found
  }

  /// The class of each row as the network counts them, or its number in its own units.
  func values(of targets: Samples.Targets, _ rows: [Int32], _ place: Int) -> [Double] {
    if case .classes(let classes, _) = targets { return classes.map { Double($0) } }
    guard case .numbers(let columns) = dataset.target.values else { return [] }
    return rows.map { Double(columns[place][Int($0)]) }
  }
}
