@testable import Tensors
import Testing

@Suite struct ProductTests {
  /// Usual, odd and smallest sizes, on both sides of every tile and panel.
  static let sizes = [
    (1, 1, 1), (4, 4, 2), (4, 1, 4), (32, 16, 4), (2, 5, 100), (3, 5, 100), (7, 13, 11),
    (6, 8, 3), (5, 9, 1), (10, 17, 33), (64, 10, 128), (12, 24, 9), (1, 64, 3), (23, 3, 50),
    (40, 530, 33),
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

  /// The blocks of all lanes make up the result, once each, with the numbers of the whole.
  @Test(arguments: [Product.Splitting.rows, .columns], [1, 2, 3])
  func blocksMakeUpTheProduct(splitting: Product.Splitting, lanes: Int) {
    let (rows, columns, depth) = (77, 533, 9)
    let (a, b) = (Matrix(depth, rows), Matrix(depth, columns, key: 2))
    let (whole, parts) = (Matrix(rows, columns), Matrix(rows, columns))
    for place in 0..<rows * columns { parts.pointer[place] = 0 }
    let product = Product(
      rows: rows, columns: columns, depth: depth, left: .transposed(stride: rows),
      right: .plain(stride: columns), resultStride: columns, splitting: splitting)
    let scratch = Scratch(max(product.scratchCount, product.blockCount))
    product.run(a.pointer, b.pointer, into: whole.pointer, scratch: scratch.pointer)
    for index in 0..<lanes {
      product.forEachBlock(for: Lane(index: index, of: lanes, meetingAt: nil)) { block in
        #expect(block.rows.count * block.columns.count <= product.blockCount)
        product.run(
          block, a.pointer, b.pointer,
          into: parts.pointer + block.rows.lowerBound * columns + block.columns.lowerBound,
          stride: columns, scratch: scratch.pointer)
      }
    }
    #expect(parts.numbers == whole.numbers)
  }

  @Test func theLibraryComputesLargeProductsOnly() {
    func usesLibrary(_ rows: Int, _ columns: Int, _ depth: Int, transposed: Bool = false) -> Bool {
      Product(
        rows: rows, columns: columns, depth: depth, left: .plain(stride: depth),
        right: transposed ? .transposed(stride: depth) : .plain(stride: columns),
        resultStride: columns
      ).usesLibrary
    }
    #expect(!usesLibrary(4, 4, 2))
    #expect(!usesLibrary(1, 4096, 4096))
    #expect(!usesLibrary(64, 128, 784))
    #expect(!usesLibrary(128, 512, 784, transposed: true))
    #expect(usesLibrary(128, 512, 512))
    #expect(usesLibrary(256, 4096, 4096, transposed: true))
  }

  /// Dot products read whole vectors: what lies between the rows, NaN here, must not reach the sums.
  @Test(arguments: [64, 65, 71, 100]) func gapsBetweenRowsAreNotRead(depth: Int) {
    let (rows, columns) = (6, 7)
    let (a, b) = (Matrix(rows, depth, gap: 8), Matrix(columns, depth, gap: 8, key: 2))
    for matrix in [a, b] {
      for row in 0..<matrix.rows {
        for i in depth..<depth + 8 { matrix.pointer[row * (depth + 8) + i] = .nan }
      }
    }
    let c = Matrix(rows, columns)
    let product = Product(
      rows: rows, columns: columns, depth: depth, left: .plain(stride: depth + 8),
      right: .transposed(stride: depth + 8), resultStride: columns, usesLibrary: false)
    let scratch = Scratch(product.scratchCount)
    product.run(a.pointer, b.pointer, into: c.pointer, scratch: scratch.pointer)
    #expect(c.numbers.allSatisfy { !$0.isNaN })
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
