import Tensors
import Testing

@Suite struct ShapeTests {
  @Test func countsItsElements() {
    #expect(Shape(3, 28, 28).count == 2352)
    #expect(Shape(7).count == 7)
    #expect(Shape([]).count == 1)
    #expect(Shape(3, 0).count == 0)
  }

  @Test func readsAsTheLanguageWritesIt() {
    #expect("\(Shape(1, 28, 28))" == "1 28 28")
  }

  @Test(arguments: [[Int.max], [1 << 40, 1 << 40], [1 << 31, 1 << 31], [-1], [4, -2]])
  func refusesWhatCannotBeCounted(extents: [Int]) {
    #expect(Shape(checking: extents) == nil)
  }
}
