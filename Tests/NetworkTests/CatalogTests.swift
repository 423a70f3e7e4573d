import Diagnostics
import Foundation
@testable import Network
import Specification
import Tensors
import Testing

/// What every entry of the engine's catalogs promises.
@Suite struct CatalogTests {
  struct Line: Sendable, CustomTestStringConvertible {
    let folder: String
    let name: String
    let summary: String
    let arguments: [ArgumentInfo]
    let examples: [String]
    var testDescription: String { "\(folder) \(name)" }

    init<Product>(_ folder: String, _ kind: Kind<Product>) {
      self.folder = folder
      (name, summary, arguments, examples) = (
        kind.name, kind.summary, kind.arguments, kind.examples
      )
    }
  }

  static let lines =
    Layers.all.map { Line("Layers", $0) } + Losses.all.map { Line("Losses", $0) }
    + Optimizers.all.map { Line("Optimizers", $0) } + Schedules.all.map { Line("Schedules", $0) }

  @Test(arguments: lines)
  func everyEntryIsTold(line: Line) {
    #expect(line.summary.hasSuffix("."))
    #expect(!line.examples.isEmpty)
    #expect(line.arguments.allSatisfy { $0.summary.hasSuffix(".") })
    #expect(Set(line.arguments.map(\.name)).count == line.arguments.count)
  }

  @Test(arguments: lines)
  func everyExampleReads(line: Line) throws {
    for example in line.examples {
      let words = example.split(separator: " ", maxSplits: 1).map { String($0) }
      switch words[0] {
      case "layer": _ = try entry(words[1], of: Layers.all)
      case "loss": _ = try entry(words[1], of: Losses.all)
      case "optimizer": _ = try entry(words[1], of: Optimizers.all)
      case "schedule": _ = try entry(words[1], of: Schedules.all)
      default: Issue.record("\(example) begins with another verb")
      }
    }
  }

  @Test func namesAreUnique() {
    let names = Self.lines.map(\.testDescription)
    #expect(Set(names).count == names.count)
  }

  /// Each file of a folder is an entry of its catalog, but the one that holds the catalog.
  @Test(arguments: [
    (
      "Layers", Layers.all.count + Layers.composites.count,
      [
        "CompositeLayer", "Composition", "Layer", "RecurrentLayer", "WeightedLayer",
        "WindowPoolLayer",
      ]
    ),
    (
      "Losses", Losses.all.count,
      ["Loss", "LossFit", "LossSite", "ElementLoss", "RowLoss", "MarginLoss", "LossEquations"]
    ),
    (
      "Optimizers", Optimizers.all.count,
      ["BlockUpdate", "Optimizer", "OptimizerEquations", "OptimizerState", "UpdateSite"]
    ),
    ("Schedules", Schedules.all.count, ["Schedule", "SchedulePosition"]),
  ])
  func everyFileIsListed(folder: String, entries: Int, others: [String]) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Network/\(folder)").path
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(files.count == entries + others.count, "\(files.sorted())")
  }
}
