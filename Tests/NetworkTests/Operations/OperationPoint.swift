@testable import Network
import Tensors

/// A random point to test an operation at, the same for the same case.
struct OperationPoint {
  let site: ReferenceSite

  init(_ test: OperationCase) {
    var stream = RandomStream(key: 11, counter: UInt64(test.rows * 1000 + test.shapes[0].count))
    func numbers(_ count: Int, _ range: ClosedRange<Double> = -2...2) -> [Double] {
      (0..<count).map { _ in
        // Floats, so that both sides begin at the same numbers.
        var x = Double(Float(stream.uniform(range.lowerBound, range.upperBound)))
        for kink in test.kinks {
          if let margin = test.kink, abs(x - kink) < margin { x += x < kink ? -margin : margin }
        }
        return x
      }
    }
    site = ReferenceSite(
      rows: test.rows, shapes: test.shapes,
      inputs: test.shapes.enumerated().map { i, shape in
        let count = test.rows * shape.count
        guard i == test.tokenInput else { return numbers(count) }
        let (low, high) = (Double(test.tokens.lowerBound), Double(test.tokens.upperBound))
        return numbers(count, low...high + 0.999).map { $0.rounded(.down) }
      },
      parameters: test.operation.parameterShapes(test.shapes).map {
        numbers($0.count, test.tensors)
      },
      noise: RandomStream(key: 5))
  }

  /// Weights of the outputs, or a gradient that comes from behind.
  func weights(_ count: Int) -> [Double] {
    var stream = RandomStream(key: 12)
    return (0..<count).map { _ in Double(Float(stream.uniform(-1, 1))) }
  }
}

/// The slopes of `total` along each number at `path`, by central differences, told a tenth as finely as
/// the contract asks; not a number at a kink.
func differences(
  _ site: ReferenceSite, _ path: WritableKeyPath<ReferenceSite, [Double]>,
  like gradient: [Double], _ total: (ReferenceSite) -> Double
) -> [Double] {
  let scale = gradient.reduce(1e-5) { max($0, abs($1)) }
  let middle = total(site)
  return site[keyPath: path].indices.map { i in
    var moved = site
    let start = site[keyPath: path][i]
    let slope = CentralDifference.slope(tolerance: scale * 1e-7, middle: middle) { offset in
      moved[keyPath: path][i] = start + offset
      return total(moved)
    }
    return slope ?? .nan
  }
}
