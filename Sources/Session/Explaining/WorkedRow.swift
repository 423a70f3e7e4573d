import Datasets
import Diagnostics
import Network
import Reports
import Specification
import Tensors

/// One row that a command works through: raw values as they were typed, or a row of the data.
struct WorkedRow {
  let network: Network
  let preparation: Preparation
  /// The texts of the raw values; empty for images.
  let texts: [String]
  /// The prepared inputs.
  let inputs: [Float]
  /// The inputs with what is to be learnt; `nil` where no target is known.
  let samples: Samples?
  /// What is told of the row: `row 12 of iris`.
  let title: String?

  /// - Parameters:
  ///   - number: the number of a row of the data, from 1, in place of values.
  ///   - target: what is to be learnt, as it was typed; empty for that of the data's row.
  init(
    _ values: [RawValue], row number: Int?, target: [RawValue], _ interpreter: Interpreter
  ) throws(Diagnostic) {
    let model = try interpreter.modelInUse()
    network = model.network
    preparation = try Self.preparation(of: model, interpreter)
    try network.check(input: preparation.inputShape)
    if let number {
      let dataset = try interpreter.dataInUse()
      try Self.check(number, in: dataset, values)
      let row = try preparation.samples(of: dataset, rows: [Int32(number - 1)])
      (inputs, texts) = (row.inputs.numbers, dataset.texts(of: number - 1))
      let given = target.isEmpty ? row.targets : try preparation.targets(target)
      samples = preparation.samples(inputs, given)
      title = "row \(number) of \(dataset.name)"
    } else {
      let row = try preparation.row(values)
      for note in row.notes {
        interpreter.emit(.warning(Warning(note.message, hint: note.hint)))
      }
      (inputs, texts) = (row.inputs, values.map(\.text))
      samples =
        target.isEmpty ? nil : preparation.samples(inputs, try preparation.targets(target))
      title = nil
    }
  }

  /// That of the network, or of the data in use; without data, values are taken as they are.
  static func preparation(
    of model: Model, _ interpreter: Interpreter
  ) throws(Diagnostic) -> Preparation {
    if let learnt = model.preparation { return learnt }
    if interpreter.draft.dataset == nil, interpreter.checking?.isUnknown(.data) != true,
      let inputs = model.network.inputShape
    {
      return Preparation(
        asGiven: inputs, target: model.network.target ?? .numbers(model.network.outputCount))
    }
    return Preparation(
      learningFrom: try interpreter.dataInUse(),
      standardisingTargets: model.network.loss.hasUnits,
      isInterrupted: interpreter.host.isInterrupted)
  }

  private static func check(
    _ number: Int, in dataset: Dataset, _ values: [RawValue]
  ) throws(Diagnostic) {
    guard values.isEmpty else {
      throw Diagnostic(
        "row.values", "'row' takes a row of the data, and values are given as well",
        hint: "leave one of the two out")
    }
    guard (1...max(dataset.rowCount, 1)).contains(number), dataset.rowCount > 0 else {
      throw Diagnostic(
        "row.number", "'\(dataset.name)' has \(counted(dataset.rowCount, "row"))",
        argument: "row", hint: "give a number from 1 to \(dataset.rowCount)")
    }
  }

  // MARK: What it was made of

  /// How each input came of a raw value; nothing where values are taken as they are.
  var inputTable: Table {
    let shown = Shown.count(of: inputs.count, limit: Shown.weights)
    let origins = preparation.origins(of: texts, inputs: inputs.count)
    let tokens = preparation.tokenNames
    let rows = (0..<shown).map { (i: Int) -> [String] in
      let symbol = "x\(i + 1)"
      let name = origins[i].name == symbol ? "" : origins[i].name
      let token = Int(exactly: inputs[i]).flatMap { tokens.indices.contains($0) ? tokens[$0] : nil }
      return [
        symbol, name, "= " + origins[i].text(inputs[i]) + (token.map { ", \($0.escaped)" } ?? ""),
      ]
    }
    let rest = inputs.count - shown
    return Table(
      title.map { "inputs, \($0)" } ?? "inputs",
      columns: [.init(""), .init(""), .init("")], rows: rows,
      note: rest > 0 ? "… \(NumberText.count(rest)) more" : nil)
  }
}

/// Where an input comes from.
struct InputOrigin {
  var name: String
  /// The computation that gives it, with numbers in place; `nil` where the value is taken as it is.
  var computation: String?

  func text(_ input: Float) -> String {
    computation.map { "\($0) = \(input.shown)" } ?? input.shown
  }
}

extension Preparation {
  /// Where each input of a row comes from, given its raw values as texts.
  func origins(of texts: [String], inputs count: Int) -> [InputOrigin] {
    switch features {
    case .columns(let columns):
      var origins: [InputOrigin] = []
      for (place, column) in columns.enumerated() {
        origins += column.origins(of: place < texts.count ? texts[place] : "")
      }
      return origins
    case .stream(_, let steps):
      return (0..<steps).map { InputOrigin(name: "character \($0 + 1)") }
    case .windows(let columns, let length):
      return (0..<length).flatMap { step in
        columns.flatMap { column in
          (0..<column.width).map { _ in InputOrigin(name: "\(column.name), step \(step + 1)") }
        }
      }
    case .pixels(_, let center, let scale):
      let rule =
        center == 0 ? "" : " (value - \(Float(center).shown))/\(Float(scale).shown)"
      return (0..<count).map { InputOrigin(name: "pixel \($0 + 1)\(rule)") }
    }
  }

  /// One row of inputs with its target.
  func samples(_ inputs: [Float], _ targets: Samples.Targets) -> Samples {
    Samples(
      inputShape: inputShape, inputs: .floats(inputs), targets: targets,
      targetScales: targetScales)
  }

  /// What is to be learnt of a row, as it was typed: a class, or a number for each target.
  func targets(_ values: [RawValue]) throws(Diagnostic) -> Samples.Targets {
    switch target {
    case .classes(_, let names):
      guard values.count == 1, let name = values.first?.text else {
        throw Diagnostic(
          "target.count", "a row has one class", argument: "target", hint: "give one class")
      }
      guard let place = names.firstIndex(of: name) else {
        throw Diagnostic(
          "target.class", "no class is called '\(name)'", argument: "target",
          hint: "the classes are \(listed(names))",
          correction: .nearest(to: name, among: names))
      }
      return .classes([Int32(place)], count: names.count)
    case .tokens:
      throw Diagnostic(
        "target.tokens", "what follows at each step cannot be typed", argument: "target",
        hint: "take a row of the data: 'row 1'")
    case .numbers(let numbers): return .numbers(try given(values, numbers), width: numbers.count)
    }
  }

  private func given(
    _ values: [RawValue], _ numbers: [PreparedNumber]
  ) throws(Diagnostic) -> [Float] {
    guard values.count == numbers.count else {
      throw Diagnostic(
        "target.count",
        "\(counted(numbers.count, "number")) \(numbers.count == 1 ? "is" : "are") to be learnt, and \(values.count) "
          + (values.count == 1 ? "is given" : "are given"),
        argument: "target", hint: "give \(listed(numbers.map(\.name))) in brackets: target [0 1]")
    }
    var given: [Float] = []
    for (value, number) in zip(values, numbers) {
      guard case .number(let raw) = value else {
        throw Diagnostic(
          "target.number", "'\(number.name)' is a number, not '\(value.text)'",
          argument: "target")
      }
      given.append(Float((raw - number.center) / number.scale))
    }
    return given
  }
}

extension PreparedColumn {
  /// The inputs that it makes of a value.
  fileprivate func origins(of text: String) -> [InputOrigin] {
    switch rule {
    case .numeric(0, 1, _), .boolean: [InputOrigin(name: name)]
    case .numeric(let center, let scale, _):
      [
        InputOrigin(
          name: name,
          computation: Float(text).map {
            "(\($0.shown) - \(Float(center).operand))/\(Float(scale).shown)"
          })
      ]
    case .category(let levels, _): levels.map { InputOrigin(name: "\(name)=\($0)") }
    case .text(_, let length): (1...length).map { InputOrigin(name: "\(name) word \($0)") }
    }
  }
}
