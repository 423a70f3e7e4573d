package import Diagnostics
package import Tensors

extension Preparation {
  /// The rows of a part, ready for a network; whole files of bytes are shared, not copied.
  ///
  /// An error where the data set lacks a column or class this was learnt from, where a column is of
  /// another kind, or where the rows do not fit into memory.
  package func samples(
    of data: Dataset, _ part: Part, isInterrupted: () -> Bool = { false }
  ) throws(Diagnostic) -> Samples {
    try samples(of: data, rows: data.parts[part], isInterrupted: isInterrupted)
  }

  /// Some rows of a data set, in the order given; an error once `isInterrupted` says true.
  package func samples(
    of data: Dataset, rows: [Int32], isInterrupted: () -> Bool = { false }
  ) throws(Diagnostic) -> Samples {
    let inputs = try inputs(of: data, rows: rows, isInterrupted)
    if isInterrupted() { throw .loadingInterrupted }
    return Samples(
      inputShape: inputShape, inputs: inputs, targets: try targets(of: data, rows: rows),
      targetScales: targetScales)
  }

  private func inputs(
    of data: Dataset, rows: [Int32], _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Samples.Inputs {
    switch (features, data.features) {
    case (.columns(let prepared), .columns(let columns)):
      try checkMemory(rows: rows.count, width: inputShape.count)
      var fillers: [Filler] = []
      for column in prepared { fillers.append(try Filler(column, among: columns, of: data.name)) }
      return .floats(
        Self.inputs(fillers, rows: rows, width: inputShape.count, isInterrupted))
    case (.pixels(let shape, let center, let scale), .images(let images)):
      guard images.shape.extents == shape else { throw Self.misfit(data) }
      let bytes = images.pixels(of: rows)
      guard center != 0 else { return .bytes(bytes, scale: Float(1 / scale)) }
      try checkMemory(rows: rows.count, width: inputShape.count)
      let values = (0..<256).map { Float((Double($0) - center) / scale) }
      return .floats(bytes.map { values[Int($0)] })
    case (.pixels(let shape, let center, let scale), .arrays(let arrays)):
      guard arrays.shape.extents == shape else { throw Self.misfit(data) }
      try checkMemory(rows: rows.count, width: inputShape.count)
      var inputs: [Float] = []
      inputs.reserveCapacity(rows.count * inputShape.count)
      let isPlain = center == 0 && scale == 1
      for row in rows {
        let numbers = arrays.row(Int(row))
        inputs += isPlain ? Array(numbers) : numbers.map { Float((Double($0) - center) / scale) }
      }
      return .floats(inputs)
    case (.stream(let names, let steps), .stream(let stream)):
      guard stream.steps == steps else { throw Self.misfit(data) }
      let places = try Self.places(of: stream.names, among: names, target: "next", of: data.name)
      try checkMemory(rows: rows.count, width: steps)
      var inputs: [Float] = []
      inputs.reserveCapacity(rows.count * steps)
      for row in rows {
        for token in stream.row(Int(row)) { inputs.append(Float(places[Int(token)])) }
      }
      return .floats(inputs)
    case (.windows(let prepared, let length), .windows(let windows)):
      guard windows.length == length else { throw Self.misfit(data) }
      return .floats(try inputs(of: windows, prepared, rows, data, isInterrupted))
    default: throw Self.misfit(data)
    }
  }

  /// The steps of each window, one behind the other: every row of the table is prepared once.
  private func inputs(
    of windows: Windows, _ prepared: [PreparedColumn], _ rows: [Int32], _ data: Dataset,
    _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> [Float] {
    try checkMemory(rows: rows.count, width: inputShape.count)
    var fillers: [Filler] = []
    for column in prepared {
      fillers.append(try Filler(column, among: windows.columns, of: data.name))
    }
    let width = inputShape.width
    let steps = Parts.rows(0..<(windows.columns.first?.count ?? 0))
    let table = Self.inputs(fillers, rows: steps, width: width, isInterrupted)
    var inputs: [Float] = []
    inputs.reserveCapacity(rows.count * inputShape.count)
    for row in rows {
      let start = Int(row) * width
      inputs += table[start..<start + inputShape.count]
    }
    return inputs
  }

  private static func misfit(_ data: Dataset) -> Diagnostic {
    Diagnostic(
      "preparation.shape", "'\(data.name)' has rows of another shape than the network learnt from")
  }

  private static func inputs(
    _ fillers: [Filler], rows: [Int32], width: Int, _ isInterrupted: () -> Bool
  ) -> [Float] {
    var inputs = [Float](repeating: 0, count: rows.count * width)
    inputs.withUnsafeMutableBufferPointer { inputs in
      var offset = 0
      for filler in fillers {
        if isInterrupted() { return }
        filler.fill(inputs, rows: rows, offset: offset, stride: width)
        offset += filler.width
      }
    }
    return inputs
  }

  private func targets(of data: Dataset, rows: [Int32]) throws(Diagnostic) -> Samples.Targets {
    switch (target, data.target.values) {
    case (.classes(let name, let names), .classes(let codes, let found)):
      let places = try Self.places(of: found, among: names, target: name, of: data.name)
      return .classes(rows.map { places[Int(codes[Int($0)])] }, count: names.count)
    case (.numbers(let numbers), .numbers(let columns)) where numbers.count == columns.count:
      var values = [Float](repeating: 0, count: rows.count * numbers.count)
      for (place, (number, column)) in zip(numbers, columns).enumerated() {
        for (index, row) in rows.enumerated() {
          values[index * numbers.count + place] =
            Float((Double(column[Int(row)]) - number.center) / number.scale)
        }
      }
      return .numbers(values, width: numbers.count)
    case (.tokens(let names, let steps), .tokens(let stream)) where stream.steps == steps:
      let places = try Self.places(of: stream.names, among: names, target: "next", of: data.name)
      return .tokens(
        rows.flatMap { stream.row(Int($0)).map { places[Int($0)] } }, count: names.count,
        steps: steps)
    default:
      throw Diagnostic(
        "preparation.target", "'\(data.name)' has another target than the network learnt",
        hint: "it learnt \(targetNames.joined(separator: ", "))")
    }
  }

  /// Where a data set's classes stand among those that were learnt.
  private static func places(
    of found: [String], among names: [String], target: String, of data: String
  ) throws(Diagnostic) -> [Int32] {
    var places: [Int32] = []
    for name in found {
      guard let place = names.firstIndex(of: name) else {
        throw Diagnostic(
          "preparation.class", "'\(data)' has a class '\(name)' that the network did not learn",
          hint: "it learnt \(names.prefix(12).joined(separator: ", "))",
          correction: .nearest(to: name, among: names))
      }
      places.append(Int32(place))
    }
    return places
  }

  /// What one unit of each target number is worth in the data's own units; empty where all are as they were.
  package var targetScales: [Float] {
    guard case .numbers(let numbers) = target, !numbers.allSatisfy(\.isPlain) else { return [] }
    return numbers.map { Float($0.scale) }
  }
}

/// Refuses rows of inputs that cannot fit into the machine's memory.
private func checkMemory(rows: Int, width: Int) throws(Diagnostic) {
  let (count, overflow) = rows.multipliedReportingOverflow(by: width)
  let (bytes, overflowsToo) = count.multipliedReportingOverflow(by: MemoryLayout<Float>.stride)
  guard overflow || overflowsToo || bytes > PhysicalMemory.bytes else { return }
  throw Diagnostic(
    "preparation.memory",
    "\(counted(rows, "row")) of \(counted(width, "input")) do not fit into this machine's memory",
    hint: "leave out categories with many levels by 'ignore', or use fewer rows")
}

/// A prepared column with the data it is filled from.
private struct Filler {
  let prepared: PreparedColumn
  let values: Column.Values
  /// For a category, the input of each of the data's levels; −1 for none.
  let places: [Int]

  var width: Int { prepared.width }

  init(
    _ prepared: PreparedColumn, among columns: [Column], of data: String
  ) throws(Diagnostic) {
    guard let column = columns.first(where: { $0.name == prepared.name }) else {
      throw Diagnostic(
        "preparation.column", "'\(data)' has no feature '\(prepared.name)'",
        hint: "it has \(columns.prefix(12).map(\.name).joined(separator: ", "))")
    }
    guard column.kind == prepared.kind else {
      throw Diagnostic(
        "preparation.kind",
        "feature '\(column.name)' of '\(data)' is \(column.kind.rawValue), the network learnt it "
          + "as \(prepared.kind.rawValue)")
    }
    self.prepared = prepared
    values = column.values
    let learned = prepared.places
    places = prepared.kind == .text ? [] : column.levels.map { learned[$0] ?? -1 }
  }

  /// Writes a column's inputs into rows of `stride` inputs, from input `offset` on.
  func fill(
    _ inputs: UnsafeMutableBufferPointer<Float>, rows: [Int32], offset: Int, stride: Int
  ) {
    switch values {
    case .numbers(let values), .booleans(let values):
      for (index, row) in rows.enumerated() {
        inputs[index * stride + offset] = prepared.input(Double(values[Int(row)]))
      }
    case .levels(let codes, _):
      for (index, row) in rows.enumerated() {
        let place = places[Int(codes[Int(row)])]
        if place >= 0 { inputs[index * stride + offset + place] = 1 }
      }
    case .texts(let codes, let names, _):
      guard case .text(let words, let length) = prepared.rule else { return }
      let tokens = words.tokens
      for (index, row) in rows.enumerated() {
        let start = index * stride + offset
        tokens.write(
          names[Int(codes[Int(row)])], into: .init(rebasing: inputs[start..<start + length]))
      }
    }
  }
}
