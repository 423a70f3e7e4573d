import Tensors
import Testing

@Suite struct GatherKernelsTests {
  static let order: [Int32] = [4, 0, 2, 2, 3]

  @Test(arguments: [1, 2, 7, 8, 31, 100])
  func rowsComeInOrder(width: Int) {
    let floats = (0..<5 * width).map { Float($0) }
    let bytes = (0..<5 * width).map { UInt8($0 % 256) }
    let target = Matrix(5, width, gap: 2)
    GatherKernels.floats(floats, rows: Self.order, into: target.view)
    let wanted = Self.order.flatMap { (row: Int32) -> [Float] in
      Array(floats[Int(row) * width..<(Int(row) + 1) * width])
    }
    #expect(target.numbers == wanted)
    GatherKernels.bytes(bytes, rows: Self.order, scale: 1 / 255, into: target.view)
    let scaled = wanted.map { Float(UInt8(Int($0) % 256)) * (1 / 255) }
    #expect(target.numbers == scaled)
  }

  @Test func classesComeAsNumbersOrInOneHotRows() {
    let classes: [Int32] = [0, 2, 1, 1, 2]
    var gathered = [Int32](repeating: -1, count: 5)
    GatherKernels.classes(classes, rows: Self.order, into: &gathered, count: 5)
    #expect(gathered == [2, 0, 1, 1, 1])
    let hot = Matrix(5, 3)
    GatherKernels.oneHot(classes, rows: Self.order, into: hot.view)
    #expect(hot.numbers == [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0])
    let flags = Matrix(5, 1)
    GatherKernels.oneHot([0, 1, 1, 0, 0], rows: Self.order, into: flags.view)
    #expect(flags.numbers == [0, 0, 1, 1, 0])
  }
}
