import Datasets
import Diagnostics
import Reports
import Specification

/// `plot image [N …]`: rows of the data that are images.
struct ImagePlot: PlotSubject {
  var rows: [RowNumbers] = []

  static let spec = Spec<ImagePlot>(
    "image", "Images of the data, by the numbers of their rows.",
    [
      .rest(
        \.rows, "row", "Numbers of rows, from 1, or ranges of them; the first ones without any.",
        required: false, placeholder: "N")
    ],
    examples: ["data digits", "plot image 5", "plot image 1..20"])

  /// The images that are shown where no row is named, and the most that are.
  private static let usualCount = 12
  private static let limit = 100

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    let dataset = try interpreter.dataInUse()
    let images = try images(of: dataset)
    // Where only some rows were read, the others are not known.
    if interpreter.checking?.sketch?.isWhole == true { _ = try numbers(images, dataset) }
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let dataset = try interpreter.dataInUse()
    let images = try images(of: dataset)
    let tiles = try numbers(images, dataset).map { number in
      HeatMap.Tile(
        ImageForm(images.shape),
        name: "\(number) · \(dataset.target.texts(number - 1).joined(separator: " "))",
        images.pixels(number - 1).map { Float($0) / Float(max(images.full, 1)) })
    }
    return .heatMap(
      HeatMap(dataset.name, palette: .grey, range: 0...1, tiles: tiles))
  }

  private func images(of dataset: Dataset) throws(Diagnostic) -> Images {
    guard case .images(let images) = dataset.features, ImageForm(images.shape).isPlane else {
      throw Diagnostic(
        "plot.image", "'\(dataset.name)' has no images", argument: "subject",
        hint: "see its rows: plot data; or load some: data digits")
    }
    return images
  }

  private func numbers(_ images: Images, _ dataset: Dataset) throws(Diagnostic) -> [Int] {
    let numbers = rows.flatMap(\.numbers)
    guard !rows.isEmpty else { return Array(1...max(min(Self.usualCount, images.count), 1)) }
    if let wrong = numbers.first(where: { !(1...images.count).contains($0) }) {
      throw Diagnostic(
        "plot.row", "there is no row \(wrong)", argument: "row",
        hint: "'\(dataset.name)' has rows 1 to \(NumberText.count(images.count))")
    }
    guard !numbers.isEmpty, numbers.count <= Self.limit else {
      throw Diagnostic(
        "plot.row", "\(counted(numbers.count, "image")) cannot be shown at once", argument: "row",
        hint: "name 1 to \(Self.limit) rows, such as plot image 1..20")
    }
    return numbers
  }
}

/// Numbers of rows as they are written: one, a range or a list.
struct RowNumbers: ArgumentValue {
  var numbers: [Int]

  init(numbers: [Int]) { self.numbers = numbers }

  static var form: ArgumentForm { .value }
  static var placeholder: String { "N" }
  static var noun: String { "a whole number or a range of them" }

  init?(_ literal: Literal) {
    let literals = if case .list(let elements) = literal { elements } else { [literal] }
    numbers = []
    for literal in literals {
      guard let number = Int(literal) else { return nil }
      numbers.append(number)
    }
  }

  var written: String { numbers.map(\.written).joined(separator: " ") }
}
