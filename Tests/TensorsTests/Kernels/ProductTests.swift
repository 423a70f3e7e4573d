import Tensors
import Testing

@Suite struct ProductTests {
  /// Usual, odd and smallest sizes, on both sides of every tile and panel.
  static let sizes = [
    (1, 1, 1), (4, 4, 2), (4, 1, 4), (32, 16, 4), (2, 5, 100), (3, 5, 100), (7, 13, 11),
    (6, 8, 3), (5, 9, 1), (10, 17, 33), (64, 10, 128), (12, 24, 9), (1, 64, 3), (23, 3, 50),
  ]

  @Test(arguments: sizes)
  func bothWaysAgreeWithTheDefinition(rows: Int, columns: Int, depth: Int) {
    for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
      for usesLibrary in [false, true] {
        for adds in [false, true] {
          let error = errorOfProduct(
            rows, columns, depth, transposed: (left, right), usesLibrary: usesLibrary, adding: adds)
          #expect(
            error <= 1e-6, "transposed \(left) \(right), library \(usesLibrary), adds \(adds)")
        }
      }
    }
  }

  @Test func aBiasIsAddedToEachRow() {
    let (a, b, c) = (Matrix(3, 5), Matrix(5, 11, key: 2), Matrix(3, 11))
    let bias = Matrix(1, 11, key: 3)
    let product = Product(
      rows: 3, columns: 11, depth: 5, left: .plain(stride: 5), right: .plain(stride: 11),
      resultStride: 11, usesLibrary: false)
    let scratch = Scratch(product.scratchCount)
    product.run(a.pointer, b.pointer, into: c.pointer, bias: bias.pointer, scratch: scratch.pointer)
    let wanted = (0..<33).map { i in
      (0..<5).reduce(Double(bias[0, i % 11])) {
        $0 + Double(a[i / 11, $1]) * Double(b[$1, i % 11])
      }
    }
    #expect(relativeError(c.numbers, wanted) <= 1e-6)
  }

  @Test func smallProductsKeepAwayFromTheLibrary() {
    func usesLibrary(_ rows: Int, _ columns: Int, _ depth: Int) -> Bool {
      Product(
        rows: rows, columns: columns, depth: depth, left: .plain(stride: depth),
        right: .plain(stride: columns), resultStride: columns
      ).usesLibrary
    }
    #expect(!usesLibrary(4, 4, 2))
    #expect(!usesLibrary(32, 16, 4))
    #expect(!usesLibrary(1, 128, 784))
    #expect(usesLibrary(64, 128, 784))
  }

  private func errorOfProduct(
    _ rows: Int, _ columns: Int, _ depth: Int, transposed: (Bool, Bool), usesLibrary: Bool,
    adding: Bool
  ) -> Double {
    let a = transposed.0 ? Matrix(depth, rows, gap: 3) : Matrix(rows, depth, gap: 3)
    let b =
      transposed.1 ? Matrix(columns, depth, gap: 5, key: 2) : Matrix(depth, columns, gap: 5, key: 2)
    let c = Matrix(rows, columns, gap: 2, key: 3)
    let (before, gaps) = (c.numbers, c.gaps)
    let product = Product(
      rows: rows, columns: columns, depth: depth,
      left: transposed.0 ? .transposed(stride: a.stride) : .plain(stride: a.stride),
      right: transposed.1 ? .transposed(stride: b.stride) : .plain(stride: b.stride),
      resultStride: c.stride, usesLibrary: usesLibrary)
    let scratch = Scratch(product.scratchCount)
    product.run(a.pointer, b.pointer, into: c.pointer, adding: adding, scratch: scratch.pointer)
    guard c.gaps == gaps else { return .infinity }
    var wanted: [Double] = []
    for i in 0..<rows {
      for j in 0..<columns {
        var sum = adding ? Double(before[i * columns + j]) : 0
        for p in 0..<depth {
          sum += Double(transposed.0 ? a[p, i] : a[i, p]) * Double(transposed.1 ? b[j, p] : b[p, j])
        }
        wanted.append(sum)
      }
    }
    return relativeError(c.numbers, wanted)
  }
}

/// Memory of no particular content.
final class Scratch {
  private var buffer: FloatBuffer

  init(_ count: Int) {
    buffer = FloatBuffer(count: count)
  }

  var pointer: UnsafeMutablePointer<Float> { buffer.mutablePointer }
}
