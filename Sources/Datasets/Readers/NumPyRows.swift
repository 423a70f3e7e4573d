import Diagnostics
import Tensors

/// Arrays of inputs and targets on the way to a data set: the first extent counts the rows.
struct NumPyRows {
  var inputs: NumPyArray
  var targets: NumPyArray
  var testInputs: NumPyArray?
  var testTargets: NumPyArray?

  func dataset(name: String, as kind: TargetKind?) throws(Diagnostic) -> Dataset {
    try check(inputs, targets)
    let rows = inputs.shape.extents[0]
    var total = rows
    if let testInputs, let testTargets {
      try check(testInputs, testTargets)
      guard testInputs.shape.extents.dropFirst() == inputs.shape.extents.dropFirst() else {
        throw Diagnostic(
          "npy.shape",
          "'\(testInputs.name)' has the shape \(testInputs.shape), and '\(inputs.name)' \(inputs.shape)"
        )
      }
      total += testInputs.shape.extents[0]
    }
    let features = try features()
    let isImage = if case .images = features { true } else { false }
    return Dataset(
      name: name, features: features, target: try target(kind, isImage: isImage),
      scaling: isImage ? .minmax : .none,
      testRows: testInputs == nil ? nil : rows..<total)
  }

  private func check(_ inputs: NumPyArray, _ targets: NumPyArray) throws(Diagnostic) {
    let (x, y) = (inputs.shape.extents, targets.shape.extents)
    guard x.count > 1, x[0] > 0, x[0] <= Int32.max / 2, inputs.shape.count > 0 else {
      throw Diagnostic(
        "npy.rows", "'\(inputs.name)' is no array of rows: its shape is [\(inputs.shape)]")
    }
    guard !y.isEmpty, y.count <= 2, y[0] == x[0], targets.shape.count > 0 else {
      throw Diagnostic(
        "npy.rows",
        "'\(inputs.name)' has the shape [\(inputs.shape)], and '\(targets.name)' [\(targets.shape)]",
        hint: "both need as many rows, and a row one target or a list of them")
    }
  }

  // MARK: Inputs

  /// Whole numbers from 0 to 255 in rows of two extents or more are pixels, as all bytes are.
  private func features() throws(Diagnostic) -> Dataset.Features {
    let inner = Array(inputs.shape.extents.dropFirst())
    let isByte = inputs.type.kind == .unsigned && inputs.type.size == 1
    if inner.count > 1 || isByte, let train = try inputs.pixels() {
      var blocks = [train]
      if let testInputs {
        guard let pixels = try testInputs.pixels() else {
          throw Diagnostic(
            "npy.type", "'\(testInputs.name)' holds other numbers than '\(inputs.name)'")
        }
        blocks.append(pixels)
      }
      return .images(
        Images(shape: try shape(inner.count == 2 ? [1] + inner : inner), blocks: blocks))
    }
    let values = try numbers()
    guard inner.count == 1 else { return .arrays(Arrays(shape: try shape(inner), values: values)) }
    return .columns(columns(values, width: inner[0]))
  }

  /// Plain rows are a table without names.
  private func columns(_ values: Stored<Float>, width: Int) -> [Column] {
    (0..<width).map {
      Column(name: "x\($0 + 1)", values: .numbers(values.every(width, from: $0)))
    }
  }

  /// Those of the training rows, then those of the test rows.
  private func numbers() throws(Diagnostic) -> Stored<Float> {
    let train = try finite(inputs)
    guard let testInputs else { return train }
    let test = try finite(testInputs)
    var both = StoredWriter<Float>(train.isInFile ? try Spool(for: inputs.name) : nil)
    both.reserve(train.count + test.count)
    for numbers in [train, test] {
      for i in 0..<numbers.count { both.append(numbers[i]) }
    }
    return try both.stored()
  }

  /// The numbers of an array; an error where one is none.
  private func finite(_ array: NumPyArray) throws(Diagnostic) -> Stored<Float> {
    let values = try array.floats()
    guard let place = (0..<values.count).first(where: { !values[$0].isFinite }) else {
      return values
    }
    let row = place / (array.shape.count / array.shape.extents[0]) + 1
    throw Diagnostic(
      "npy.finite", "'\(array.name)' holds \(values[place]) in row \(row)",
      hint: "replace it first: numpy.nan_to_num(x)")
  }

  private func shape(_ extents: [Int]) throws(Diagnostic) -> Shape {
    guard extents.count <= 3, let shape = Shape(checking: extents) else {
      throw Diagnostic(
        "npy.shape", "a row of '\(inputs.name)' has more than three extents",
        hint: "an image has channels, height and width; a sequence steps and features")
    }
    return shape
  }

  // MARK: Targets

  private func target(_ kind: TargetKind?, isImage: Bool) throws(Diagnostic) -> Dataset.Target {
    let width = targets.shape.extents.count == 2 ? targets.shape.extents[1] : 1
    let all = [targets] + (testTargets.map { [$0] } ?? [])
    var numbers: [Double] = []
    for array in all { numbers += (0..<array.shape.count).map(array.number) }
    guard numbers.allSatisfy(\.isFinite) else {
      throw Diagnostic("npy.finite", "'\(targets.name)' holds what is no number")
    }
    let areWhole = targets.type.kind != .float || numbers.allSatisfy { $0 == $0.rounded() }
    let distinct = areWhole && width == 1 ? Set(numbers).count : 0
    let fewest = isImage && targets.type.kind != .float ? 100_000 : TableReader.mostClasses
    if width == 1, kind == .class || (kind == nil && (1...fewest).contains(distinct)) {
      return try classes(numbers)
    }
    guard kind != .class else {
      throw Diagnostic(
        "npy.class", "'\(targets.name)' has \(width) numbers a row, and a class is one",
        argument: "as")
    }
    let columns = (0..<width).map { column in
      stride(from: column, to: numbers.count, by: width).map { Float(numbers[$0]) }
    }
    return Dataset.Target(
      names: width == 1 ? ["y"] : (1...width).map { "y\($0)" }, values: .numbers(columns))
  }

  private func classes(_ numbers: [Double]) throws(Diagnostic) -> Dataset.Target {
    let values = Set(numbers).sorted()
    guard values.count > 1 else {
      throw Diagnostic(
        "npy.classes", "'\(targets.name)' has one class for all rows: there is nothing to learn")
    }
    var places: [Double: Int32] = [:]
    for (place, value) in values.enumerated() { places[value] = Int32(place) }
    let names =
      targets.type.kind == .boolean
      ? ["false", "true"] : values.map { Int(exactly: $0).map { String($0) } ?? "\($0)" }
    return Dataset.Target(
      names: ["y"], values: .classes(numbers.map { places[$0] ?? 0 }, names: names))
  }
}
