import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `errors [N] [of train|test|validation]`: the rows that were given to a wrong class, the surest first.
package struct ShowErrors: Command {
  var count = 10
  var part: Part?

  package init() {}

  package static let spec = Spec<ShowErrors>(
    "errors", "Shows rows that are given to a wrong class, those it is surest of first.",
    [
      .positional(
        \.count, "count", "How many; 10 without it.", required: false, placeholder: "N",
        rule: .within(1...100)),
      .option(
        \.part, "of", "Which rows; test without it, train where no rows are kept for test.",
        placeholder: "train|test|validation"),
    ],
    examples: [
      "data digits", "layer dense out", "train epochs 2", "errors", "errors 5 of train",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    try checkClasses(part)
    guard case .classes(let results) = try part.outcomes(interpreter).results else { return .none }
    let wrong = Self.mistakes(results)
    let shown = wrong.prefix(count).map { Mistake($0, results, part) }
    let title = "\(part.title): \(counted(wrong.count, "mistake"))"
    guard !shown.isEmpty else {
      interpreter.emit(.text(title), asked: true)
      return .record(["mistakes": .number(0), "rows": .list([])])
    }
    interpreter.emit(.table(table(shown, wrong.count, title, part)), asked: true)
    if let figure = Self.figure(shown, part) { interpreter.emit(.figure(figure), asked: true) }
    return .record([
      "mistakes": .number(Double(wrong.count)),
      "rows": .list(shown.map { .number(Double($0.row)) }),
    ])
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    try checkClasses(part)
    return .unknown
  }

  private func checkClasses(_ part: EvaluatedPart) throws(Diagnostic) {
    let isOnce = if case .classes = part.samples.targets { true } else { false }
    guard !isOnce else { return }
    throw Diagnostic(
      "errors.classes", "'\(part.dataset.name)' has no class for each row",
      hint: "evaluate tells how far off the network is")
  }

  /// The places of wrong rows, those with the largest share for the wrong class first.
  private static func mistakes(_ results: ClassResults) -> [Int] {
    let wrong = results.actual.indices.filter { results.actual[$0] != results.chosen[$0] }
    return wrong.sorted { a, b in
      let (x, y) = (share(results, a), share(results, b))
      return x == y ? a < b : x > y
    }
  }

  /// What a row's wrong class is given.
  private static func share(_ results: ClassResults, _ place: Int) -> Double {
    results.scores[place * results.classCount + Int(results.chosen[place])]
  }

  /// A row that was given to a wrong class.
  private struct Mistake {
    /// Its number in the data, from 1.
    let row: Int
    let actual: String
    let chosen: String
    let share: String
    let texts: [String]

    init(_ place: Int, _ results: ClassResults, _ part: EvaluatedPart) {
      let names = part.preparation.classNames
      row = Int(part.dataRows[place]) + 1
      actual = names[Int(results.actual[place])]
      chosen = names[Int(results.chosen[place])]
      share = NumberText.ratio(ShowErrors.share(results, place))
      texts = part.dataset.texts(of: row - 1)
    }
  }

  private func table(
    _ mistakes: [Mistake], _ total: Int, _ title: String, _ part: EvaluatedPart
  ) -> Table {
    let columns = part.dataset.tableColumns?.prefix(6).map(\.name) ?? []
    let rest = total - mistakes.count
    return Table(
      title,
      columns: [.init("row", .right), .init("is"), .init("taken for"), .init("share", .right)]
        + columns.map { .init($0) },
      rows: mistakes.map { mistake in
        ["\(mistake.row)", mistake.actual, mistake.chosen, mistake.share]
          + mistake.texts.prefix(6).map { $0.count > 48 ? $0.prefix(47) + "…" : $0 }
      },
      note: rest > 0 ? "… \(NumberText.count(rest)) more" : nil)
  }

  private static func figure(_ mistakes: [Mistake], _ part: EvaluatedPart) -> Figure? {
    guard case .images(let images) = part.dataset.features, ImageForm(images.shape).isPlane else {
      return nil
    }
    let tiles = mistakes.map { mistake in
      HeatMap.Tile(
        ImageForm(images.shape), name: "\(mistake.actual) → \(mistake.chosen) \(mistake.share)",
        images.pixels(mistake.row - 1).map { Float($0) / Float(max(images.full, 1)) })
    }
    return .heatMap(
      HeatMap("what was taken for what", palette: .grey, range: 0...1, tiles: tiles))
  }
}
