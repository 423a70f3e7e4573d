import Diagnostics
import Foundation
import Tensors
import Testing

@testable import Datasets

/// A look at a data set tells its shapes, however large it is.
@Suite struct SketchTests {
  private func sketch(_ source: any DataSource) throws -> Sketch {
    var context = LoadContext(random: RandomStreams(seed: 0))
    return try source.sketch(in: &context)
  }

  @Test func smallSetsAreWhole() throws {
    let sketch = try sketch(Iris())
    #expect(sketch.isWhole && sketch.hasShapes)
    #expect(sketch.rowCount == 150)
  }

  @Test func generatedSetsAreCutShort() throws {
    var moons = Moons()
    moons.rows = 5_000_000
    let sketch = try sketch(moons)
    #expect(sketch.dataset.rowCount == 1000)
    #expect(sketch.rowCount == 5_000_000)
    #expect(!sketch.isWhole && sketch.hasShapes)
    #expect(sketch.dataset.target.learned == .classes(2))
  }

  @Test func imagesAreReadInPart() throws {
    let sketch = try sketch(FashionMNIST())
    #expect(sketch.rowCount == 70_000)
    #expect(sketch.dataset.parts.train.count == 1000)
    #expect(sketch.dataset.parts.test.count == 1000)
    #expect(sketch.dataset.target.learned == .classes(10))
  }

  /// A large table of numbers has sure shapes; where a class may come later, it has none.
  @Test(arguments: [("y", true), ("kind", false)])
  func largeTablesAreReadInPart(target: String, isSure: Bool) throws {
    let filler = String(repeating: "0", count: 200)
    let rows = (0..<90_000).map { "\($0).5,1.\(filler),\($0)\($0 % 2 == 0 ? ",a" : ",b")\n" }
    let file = try TemporaryFile("large.csv", bytes: Array(("x,z,y,kind\n" + rows.joined()).utf8))
    var reader = CSVReader()
    reader.file = file.path
    reader.target = [target]
    reader.ignore = target == "y" ? ["kind"] : ["y"]
    let sketch = try sketch(reader)
    #expect(sketch.rowCount == nil)
    #expect(sketch.dataset.rowCount < 2000)
    #expect(sketch.hasShapes == isSure)
  }
}
