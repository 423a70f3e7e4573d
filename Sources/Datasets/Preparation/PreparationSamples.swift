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
    let width = inputShape.count
    if case .pixels(let shape, 0, let scale) = features, case .images(let images) = data.features,
      images.shape.extents == shape, !data.isOnDisk
    {
      return .bytes(images.pixels(of: rows), scale: Float(1 / scale))
    }
    let prepared = PreparedRows(rows: rows, width: width, source: try source(of: data))
    if data.isOnDisk { return .made(prepared, width: width) }
    try checkMemory(rows: rows.count, width: width)
    return .floats(prepared.all(isInterrupted))
  }

  /// What a data set's rows are made from.
  private func source(of data: Dataset) throws(Diagnostic) -> PreparedRows.Source {
    switch (features, data.isOnDisk ? data.features.scattered : data.features) {
    case (.columns(let prepared), .columns(let columns)):
      return .columns(try fillers(prepared, columns, data))
    case (.pixels(let shape, let center, let scale), .images(let images))
    where images.shape.extents == shape:
      return .images(
        images,
        values: (0..<256).map {
          center == 0 ? Float($0) * Float(1 / scale) : Float((Double($0) - center) / scale)
        })
    case (.pixels(let shape, let center, let scale), .arrays(let arrays))
    where arrays.shape.extents == shape:
      return .arrays(arrays, center: center, scale: scale)
    case (.stream(let names, let steps), .stream(let stream)) where stream.steps == steps:
      return .stream(
        stream,
        places: try Self.places(of: stream.names, among: names, target: "next", of: data.name))
    case (.windows(let prepared, let length), .windows(let windows))
    where windows.length == length:
      return .windows(try fillers(prepared, windows.columns, data), length: length)
    default: throw Self.misfit(data)
    }
  }

  private func fillers(
    _ prepared: [PreparedColumn], _ columns: [Column], _ data: Dataset
  ) throws(Diagnostic) -> [Filler] {
    var fillers: [Filler] = []
    for column in prepared { fillers.append(try Filler(column, among: columns, of: data.name)) }
    return fillers
  }

  private static func misfit(_ data: Dataset) -> Diagnostic {
    Diagnostic(
      "preparation.shape", "'\(data.name)' has rows of another shape than the network learnt from")
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
        rows.flatMap { stream.row(Int($0)).withNumbers { $0.map { places[Int($0)] } } },
        count: names.count,
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
    hint: "leave out categories with many levels by 'ignore', or the rows on the disk: 'stream on'")
}
