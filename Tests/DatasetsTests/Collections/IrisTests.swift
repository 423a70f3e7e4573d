import Tensors
import Testing

@testable import Datasets

@Suite struct IrisTests {
  @Test func summary() throws {
    var context = LoadContext(random: RandomStreams(seed: 0))
    let iris = try Iris().load(in: &context)
    #expect(
      iris.summary
        == "iris: 150 rows · 4 numeric features · target species (3 classes) · "
        + "120 train / 30 test · features standardised")
  }
}
