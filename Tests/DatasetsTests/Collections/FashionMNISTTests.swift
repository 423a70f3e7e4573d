import Diagnostics
import Glibc
import Tensors
import Testing

@testable import Datasets

@Suite struct FashionMNISTTests {
  static let isInstalled = access(FashionMNIST.folder, R_OK) == 0

  /// Counts, first labels and first images as NumPy reads them.
  @Test(.enabled(if: isInstalled)) func loads() throws {
    var context = LoadContext(random: RandomStreams(seed: 0))
    let data = try FashionMNIST().load(in: &context)
    #expect(
      data.summary
        == "fashion-mnist: 70,000 rows · 1×28×28 images · target label (10 classes) · "
        + "60,000 train / 10,000 test · pixels divided by 255")
    #expect(Array(data.classes[..<3]) == ["Ankle boot", "T-shirt/top", "T-shirt/top"])
    #expect(data.classes[60_000] == "Ankle boot")
    guard case .images(let images) = data.features else {
      Issue.record("these are images")
      return
    }
    #expect(images.pixels(0).reduce(0) { $0 + Int($1) } == 76247)
    #expect(images.pixels(60_000).reduce(0) { $0 + Int($1) } == 33456)
  }

  @Test func anAbsentPackageIsNamed() {
    var context = LoadContext(random: RandomStreams(seed: 0))
    let failure = #expect(throws: Diagnostic.self) {
      try FashionMNIST.load(from: "/nonexistent", in: &context)
    }
    #expect(
      failure?.message == "fashion-mnist is not installed; it is in Debian's dataset-fashion-mnist")
    #expect(failure?.hint == "sudo apt-get install dataset-fashion-mnist")
  }

  @Test(.enabled(if: isInstalled)) func interruptStopsTheLoad() {
    var questions = 0
    var context = LoadContext(random: RandomStreams(seed: 0)) {
      questions += 1
      return questions > 10
    }
    let failure = #expect(throws: Diagnostic.self) { try FashionMNIST().load(in: &context) }
    #expect(failure?.id == "data.interrupted")
  }
}
