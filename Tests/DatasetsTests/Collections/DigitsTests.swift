import Tensors
import Testing

@testable import Datasets

@Suite struct DigitsTests {
  /// Counts, labels and pixels of scikit-learn's `load_digits`.
  @Test func theValuesAreThoseOfScikitLearn() throws {
    let digits = try Fixture.load(Digits())
    #expect(
      digits.summary
        == "digits: 1797 rows · 1×8×8 images · target digit (10 classes) · "
        + "1438 train / 359 test · pixels divided by 16")
    #expect(
      digits.classes.prefix(12) == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"])
    #expect(digits.classCounts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    guard case .images(let images) = digits.features else {
      Issue.record("these are images")
      return
    }
    #expect(
      Array(images.pixels(0).prefix(16)) == [0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0])
    #expect((0..<1797).reduce(0) { $0 + images.pixels($1).reduce(0) { $0 + Int($1) } } == 561_718)
  }

  /// A network sees pixels from 0 to 1.
  @Test func pixelsAreDividedBySixteen() throws {
    let digits = try Fixture.load(Digits())
    let preparation = Preparation(learningFrom: digits, standardisingTargets: false)
    #expect(preparation.inputShape == Shape(1, 8, 8))
    #expect(preparation.features == .pixels(shape: [1, 8, 8], center: 0, scale: 16))
  }
}
