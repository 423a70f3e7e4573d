import Datasets
import Diagnostics
import Specification

/// The features that a figure lays out along its axes.
struct FeatureChoice {
  /// As many as there are axes.
  let columns: [Column]
  /// Says which were taken where nobody chose, and how to choose.
  let note: String?

  /// Those that are named, else the first that are numbers.
  ///
  /// - Parameter subject: what is drawn: `boundary`.
  init(
    _ names: [String], count: Int, of dataset: Dataset, for subject: String
  ) throws(Diagnostic) {
    guard case .columns(let all) = dataset.features else {
      throw Diagnostic(
        "plot.images", "'\(dataset.name)' has images, and no features to lay out",
        argument: "subject",
        hint: "see some of them: plot image 1; or what is taken for what: plot confusion")
    }
    guard names.isEmpty else {
      columns = try Self.named(names, count: count, among: all)
      note = nil
      return
    }
    // Numbers first, then what is true or false.
    let numeric = all.filter { $0.kind == .numeric } + all.filter { $0.kind == .boolean }
    guard numeric.count >= count else {
      throw Diagnostic(
        "plot.features",
        "'\(dataset.name)' has \(counted(numeric.count, "feature")) to lay out, and plot \(subject)"
          + " needs \(count)", argument: "subject",
        hint: Self.wayOut(of: dataset))
    }
    columns = Array(numeric.prefix(count))
    note =
      numeric.count == count
      ? nil : "features \(count == 1 ? "A" : "[A B]") chooses others"
  }

  private static func named(
    _ names: [String], count: Int, among all: [Column]
  ) throws(Diagnostic) -> [Column] {
    guard names.count == count, Set(names).count == count else {
      let example = all.filter { $0.kind.isNumber }.prefix(count).map(\.name)
      throw Diagnostic(
        "plot.features",
        count == 1 ? "features takes one name" : "features takes two different names",
        argument: "features",
        hint: "write features [\(example.joined(separator: " "))]")
    }
    var columns: [Column] = []
    for name in names {
      guard let column = all.first(where: { $0.name == name }) else {
        throw Diagnostic(
          "plot.feature", "no feature is called '\(name)'",
          hint: "the features are \(listed(all.map(\.name)))",
          correction: .nearest(to: name, among: all.map(\.name)))
      }
      guard column.kind.isNumber else {
        let others = all.filter { $0.kind.isNumber }.map(\.name)
        throw Diagnostic(
          "plot.category", "'\(name)' is a \(column.kind.rawValue), and an axis needs numbers",
          hint: others.isEmpty ? "no feature is a number" : "choose among \(listed(others))")
      }
      columns.append(column)
    }
    return columns
  }

  /// What shows a data set with too few features for a plane.
  private static func wayOut(of dataset: Dataset) -> String {
    dataset.target.classNames.isEmpty
      ? "see how well the network fits: plot fit" : "see the rows: plot data; or plot confusion"
  }
}
