@testable import Network
import Specification
import Tensors
import Testing

/// What every loss of the catalog promises.
@Suite struct LossContractTests {
  static let sizes = [(1, 1), (4, 1), (3, 2), (5, 7), (9, 12)]

  /// Every loss that the catalog lists, as it is without options.
  private static var all: [any Loss] { Losses.all.map(\.plain) }

  @Test(arguments: Losses.all.indices, sizes)
  func theGradientIsThatOfTheMean(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    let (outputs, targets) = point(loss, size)
    func mean(_ outputs: [Double]) -> Double {
      let losses = loss.reference(
        outputs: outputs, targets: targets, rows: size.0, columns: size.1
      ).losses
      return losses.reduce(0, +) / Double(size.0)
    }
    let gradient = loss.reference(
      outputs: outputs, targets: targets, rows: size.0, columns: size.1
    ).gradient
    let slopes = outputs.indices.map { i in
      var (above, below) = (outputs, outputs)
      above[i] += 1e-5
      below[i] -= 1e-5
      return (mean(above) - mean(below)) / 2e-5
    }
    #expect(size.1 == 1 && loss is CrossEntropy || relativeError(gradient, against: slopes) <= 1e-6)
  }

  @Test(arguments: Losses.all.indices, sizes)
  func theFastKernelComputesTheSame(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    let (outputs, targets) = point(loss, size)
    let plain = loss.reference(outputs: outputs, targets: targets, rows: size.0, columns: size.1)
    var z = FloatBuffer(outputs.map { Float($0) })
    var y = FloatBuffer(targets.map { Float($0) })
    var gradient = FloatBuffer(count: outputs.count)
    var classes = targets.map { Int32($0) }
    let tally = classes.withUnsafeMutableBufferPointer { classes in
      guard let classes = classes.baseAddress else { return Tally() }
      let site = LossSite(
        outputs: Rows(z.mutablePointer, count: size.0, columns: size.1),
        gradient: Rows(gradient.mutablePointer, count: size.0, columns: size.1), classes: classes,
        numbers: Rows(y.mutablePointer, count: size.0, columns: size.1))
      var unused = FloatBuffer(count: 0)
      return lending(parameters: FloatBuffer(count: 0), gradients: &unused) {
        loss.step(site).run($0)
      }
    }
    let total = plain.losses.reduce(0, +)
    #expect(abs(tally.loss - total) <= 1e-6 * max(abs(total), 1))
    #expect(
      size.1 == 1 && loss is CrossEntropy
        || relativeError(gradient.numbers, against: plain.gradient) <= 1e-5)
  }

  private func point(_ loss: any Loss, _ size: (Int, Int)) -> ([Double], [Double]) {
    var stream = RandomStream(key: 21)
    let outputs = (0..<size.0 * size.1).map { _ in Double(Float(stream.uniform(-3, 3))) }
    let targets =
      switch loss.targetForm {
      case .classes: (0..<size.0).map { _ in Double(stream.below(size.1)) }
      case .numbers: (0..<size.0 * size.1).map { _ in Double(stream.below(2)) }
      }
    return (outputs, targets)
  }
}
