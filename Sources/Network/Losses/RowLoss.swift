import Glibc
package import Tensors

/// A loss that looks at a row of outputs as a whole: the mean over rows.
package protocol RowLoss: Loss {
  /// The sum over a batch in the fast form, which also writes the gradient.
  ///
  /// - Parameter classWeights: what each class counts, already in the batch's weights of rows.
  func total(
    _ batch: LossBatch, _ site: LossSite, classWeights: UnsafePointer<Float>?
  ) -> Double

  /// The loss of a row and its slopes in plain arithmetic; `y` is its class alone, or a number for
  /// each output, as the target form says.
  func row(_ z: [Double], target y: [Double]) -> (loss: Double, slopes: [Double])
}

extension RowLoss {
  package func step(_ site: LossSite) -> Step { .shared(RowLossWork(site: site, loss: self)) }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    let width = targetForm == .classes ? 1 : columns
    var (losses, gradient): ([Double], [Double]) = ([], [])
    for i in 0..<rows {
      let (loss, slopes) = row(
        Array(outputs[i * columns..<(i + 1) * columns]),
        target: Array(targets[i * width..<(i + 1) * width]))
      losses.append(loss)
      gradient += slopes.map { $0 / Double(rows) }
    }
    return (losses, gradient)
  }
}

private struct RowLossWork<Row: RowLoss>: Kernel {
  let site: LossSite
  let loss: Row

  @inline(__always) func run(_ memory: borrowing Memory) {
    guard let site = site.part(for: memory.lane) else { return }
    memory.tally.pointee.loss += loss.total(
      site.batch(memory), site, classWeights: memory.batch.classWeights)
  }
}

/// ln p of the shares p that softmax makes of a row, in plain arithmetic.
func logarithmsOfShares(_ z: [Double]) -> [Double] {
  let largest = z.max() ?? 0
  let sum = log(z.reduce(0) { $0 + exp($1 - largest) })
  return z.map { $0 - largest - sum }
}
