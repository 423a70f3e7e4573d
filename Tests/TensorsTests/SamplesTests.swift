import Tensors
import Testing

@Suite struct SamplesTests {
  @Test func knowsItsRowsAndTarget() {
    let pixels = Samples(
      inputShape: Shape(1, 2, 2), inputs: .bytes([UInt8](repeating: 7, count: 12), scale: 1 / 255),
      targets: .classes([0, 1, 2], count: 3))
    #expect(pixels.rows == 3)
    #expect(pixels.target == .classes(3))
    let numbers = Samples(
      inputShape: Shape(1), inputs: .floats([1, 2]), targets: .numbers([1, 2, 3, 4], width: 2))
    #expect(numbers.rows == 2)
    #expect(numbers.target == .numbers(2))
  }

  @Test func twoClassesNeedOneOutput() {
    #expect(Target.classes(2).outputs == 1)
    #expect(Target.classes(3).outputs == 3)
    #expect(Target.numbers(2).outputs == 2)
  }
}
