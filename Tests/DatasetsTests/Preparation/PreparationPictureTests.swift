import Diagnostics
import Specification
import Tensors
import Testing

@testable import Datasets

@Suite struct PreparationPictureTests {
  private func images(
    _ shape: [Int], scaling: Scaling, center: Double = 0, scale: Double
  ) -> Preparation {
    Preparation(
      scaling: scaling, features: .pixels(shape: shape, center: center, scale: scale),
      target: .classes(name: "class", names: ["a", "b"]))
  }

  private let amber = Fixture.path("forms/amber/1.png")

  @Test func aPictureIsBroughtToTheSizeThatWasLearnt() throws {
    let row = try images([3, 2, 2], scaling: .minmax, scale: 255).row(ofPicture: amber)
    let expected = [230, 140, 30].flatMap { Array(repeating: Float($0) / 255, count: 4) }
    #expect(row.inputs == expected)
    #expect(row.notes.isEmpty)
  }

  /// Rec. 601.
  @Test func oneChannelIsBrightness() throws {
    let row = try images([1, 1, 1], scaling: .minmax, scale: 255).row(ofPicture: amber)
    #expect(row.inputs == [Float(154) / 255])
  }

  /// A full pixel of `digits` is 16.
  @Test func aFullPixelIsAFullPixel() throws {
    let row = try images([3, 1, 1], scaling: .minmax, scale: 16).row(ofPicture: amber)
    #expect(zip(row.inputs, [230, 140, 30]).allSatisfy { abs($0 - $1 / 255) < 1e-6 })
  }

  @Test func otherScalingsTakeThePixelsOfThePicture() throws {
    let standard = try images([3, 1, 1], scaling: .standard, center: 100, scale: 20)
      .row(ofPicture: amber)
    #expect(standard.inputs == [6.5, 2, -3.5])
    let none = try images([3, 1, 1], scaling: .none, scale: 1).row(ofPicture: amber)
    #expect(none.inputs == [230, 140, 30])
    #expect(none.notes.count == 1)
  }

  /// The inputs are those that the network trained on.
  @Test func aTrainingPictureGivesItsTrainingInputs() throws {
    var reader = FolderReader()
    reader.folder = Fixture.path("sizes")
    reader.size = PictureSize(.number(5))
    let data = try Fixture.load(reader)
    let preparation = Preparation(learningFrom: data, standardisingTargets: false)
    guard case .bytes(let bytes, let scale) = try preparation.samples(of: data, rows: [1]).inputs
    else { return #expect(Bool(false)) }
    let row = try preparation.row(ofPicture: Fixture.path("sizes/wide/1.png"))
    #expect(zip(row.inputs, bytes).allSatisfy { abs($0 - Float($1) * scale) < 1e-6 })
  }

  @Test func saysWhatIsWrong() throws {
    func mistake(_ preparation: Preparation, _ path: String) -> String? {
      do {
        _ = try preparation.row(ofPicture: path)
        return nil
      } catch { return error.message.replacing(Fixture.folder, with: "") }
    }
    let pixels = images([3, 2, 2], scaling: .minmax, scale: 255)
    #expect(mistake(pixels, "/nowhere.png") == "there is no file '/nowhere.png'")
    #expect(
      mistake(pixels, Fixture.path("iris.png"))?.hasPrefix("there is no file") == true)
    #expect(
      mistake(pixels, Fixture.path("plain.csv"))
        == "'plain.csv' is no picture that can be read, or not a whole one")
    #expect(
      mistake(images([784], scaling: .minmax, scale: 255), amber)
        == "the network learnt from rows of 784 numbers that are no pictures, and "
        + "'forms/amber/1.png' is one")
    let iris = Preparation(learningFrom: try Fixture.iris(), standardisingTargets: false)
    #expect(
      mistake(iris, amber)
        == "the network learnt from a table, and 'forms/amber/1.png' is a picture")
  }
}
