@testable import Network
import Tensors

/// Lends what a plan or a kernel works on to `body`; gives back what was added to the tally.
@discardableResult
func lending(
  parameters: FloatBuffer, gradients: inout FloatBuffer, batch: Batch? = nil,
  _ body: (Memory) -> Void
) -> Tally {
  var tally = Tally()
  var noise = RandomStream(key: 0)
  var row: Int32 = 0
  let gradients = gradients.mutablePointer
  withUnsafeMutablePointer(to: &tally) { tally in
    withUnsafeMutablePointer(to: &noise) { noise in
      withUnsafePointer(to: &row) { row in
        body(
          Memory(
            parameters: parameters.pointer, gradients: gradients,
            batch: batch ?? Batch(rows: row), tally: tally, noise: noise))
      }
    }
  }
  return tally
}

extension FloatBuffer {
  /// A buffer of these numbers.
  init(_ numbers: [Float]) {
    self.init(count: numbers.count)
    for (i, number) in numbers.enumerated() { self[i] = number }
  }

  var numbers: [Float] { (0..<count).map { self[$0] } }
}
