@testable import Network
import Specification
import Tensors
import Testing

/// What every loss of the catalog promises.
@Suite struct LossContractTests {
  static let sizes = [(1, 1), (4, 1), (3, 2), (5, 7), (9, 12)]

  /// Every loss that the catalog lists, as it is without options, and some with them.
  private static let all: [any Loss] = Losses.all.map(\.plain) + others

  private static var others: [any Loss] {
    var (huber, focal, smooth, smoothFlags) = (
      Huber(), Focal(), CrossEntropy(), BinaryCrossEntropy()
    )
    (huber.delta, focal.gamma, smooth.smoothing, smoothFlags.smoothing) = (0.4, 0.5, 0.2, 0.3)
    return [
      huber, focal, focal.suited(to: .sigmoid), Focal().suited(to: .sigmoid), smooth, smoothFlags,
    ]
  }

  /// Whether a size is one that the loss is made for.
  private func fits(_ loss: any Loss, _ size: (Int, Int)) -> Bool {
    size.1 > 1 || !(loss is CosineDistance) && loss.undoes != .softmax
  }

  @Test(arguments: all.indices, sizes)
  func theGradientIsThatOfTheMean(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    guard fits(loss, size) else { return }
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
    #expect(relativeError(gradient, against: slopes) <= 1e-6)
  }

  @Test(arguments: all.indices, sizes)
  func theFastKernelComputesTheSame(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    guard fits(loss, size) else { return }
    let (outputs, targets) = point(loss, size)
    let plain = loss.reference(outputs: outputs, targets: targets, rows: size.0, columns: size.1)
    let (tally, gradient) = fast(loss, outputs, targets, size)
    let total = plain.losses.reduce(0, +)
    #expect(abs(tally.loss - total) <= 1e-6 * abs(total))
    #expect(relativeError(gradient, against: plain.gradient) <= 1e-5)
  }

  @Test(arguments: all.indices, sizes)
  func lanesShareTheRows(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    guard fits(loss, size) else { return }
    let (outputs, targets) = point(loss, size)
    let weights = (0..<max(size.1, 2)).map { Float(0.25 + Double($0)) }
    let alone = fast(loss, outputs, targets, size, classWeights: weights)
    let shared = fast(loss, outputs, targets, size, classWeights: weights, lanes: 3)
    #expect(abs(shared.tally.loss - alone.tally.loss) <= 1e-6 * abs(alone.tally.loss))
    #expect(abs(shared.tally.weight - alone.tally.weight) <= 1e-12 * alone.tally.weight)
    #expect(
      relativeError(shared.gradient, against: alone.gradient.map { Double($0) }) <= 1e-6)
  }

  /// Rows that count differently: the weighted sum ÷ the sum of the weights.
  @Test(arguments: all.indices, sizes)
  func rowsCountAsTheirClasses(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    let isSmooth = loss.written.hasPrefix("crossentropy label_smoothing")
    guard fits(loss, size), !isSmooth else { return }
    let (outputs, targets) = point(loss, size)
    let width = targets.count / size.0
    let weights = (0..<max(size.1, 2)).map { Float(0.25 + Double($0)) }
    let counts = (0..<size.0).map { Double(weights[Int(targets[$0 * width])]) }
    let plain = loss.reference(outputs: outputs, targets: targets, rows: size.0, columns: size.1)
    let (tally, gradient) = fast(loss, outputs, targets, size, classWeights: weights)
    let (all, total) = (
      counts.reduce(0, +), zip(counts, plain.losses).reduce(0) { $0 + $1.0 * $1.1 }
    )
    #expect(abs(tally.weight - all) <= 1e-6 * all)
    #expect(abs(tally.loss - total) <= 1e-6 * abs(total))
    let slopes = plain.gradient.enumerated().map { i, slope in
      slope * Double(size.0) * counts[i / size.1] / all
    }
    #expect(relativeError(gradient, against: slopes) <= 1e-5)
  }

  /// Losses of the targets' own units, reported in them, and trained without them.
  @Test(arguments: all.indices.filter { all[$0].hasUnits }, [(5, 1), (9, 3), (4, 12)])
  func unitsAreThoseOfTheTargets(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    let (outputs, targets) = point(loss, size)
    let units = (0..<size.1).map { Float(0.5 + 1.5 * Double($0)) }
    let scaled = { (numbers: [Double]) in
      numbers.indices.map { numbers[$0] * Double(units[$0 % size.1]) }
    }
    let own = loss.reference(
      outputs: scaled(outputs), targets: scaled(targets), rows: size.0, columns: size.1)
    let (tally, gradient) = fast(loss, outputs, targets, size, targetScales: units)
    let total = own.losses.reduce(0, +)
    #expect(abs(tally.loss - total) <= 1e-6 * total)
    let told = fast(loss, outputs, targets, size, targetScales: units, inOwnUnits: false)
    #expect(told.gradient == gradient)
    if loss is MeanSquaredError {
      let plain = loss.reference(
        outputs: outputs, targets: targets, rows: size.0, columns: size.1
      ).losses.reduce(0, +)
      #expect(abs(told.tally.loss - plain) <= 1e-6 * plain)
    }
    let slopes = own.gradient.enumerated().map { i, slope in
      loss is MeanAbsoluteError ? slope : slope / Double(units[i % size.1])
    }
    #expect(relativeError(gradient, against: slopes) <= 1e-5)
  }

  /// Outputs and logits of ±10,000 give numbers; a rate of e^10000 is none.
  @Test(arguments: all.indices, sizes)
  func farOutputsGiveNumbers(index: Int, size: (Int, Int)) {
    let loss = Self.all[index]
    guard fits(loss, size), !(loss is Poisson) else { return }
    var (outputs, targets) = point(loss, size)
    for i in outputs.indices { outputs[i] = i % 3 == 0 ? 1e4 : -1e4 }
    let (tally, gradient) = fast(loss, outputs, targets, size)
    #expect(tally.loss.isFinite && gradient.allSatisfy(\.isFinite))
    for i in targets.indices where loss.targetForm == .numbers { targets[i] = i % 3 == 0 ? 1 : 0 }
    let right = fast(loss, outputs, targets, size)
    #expect(right.tally.loss.isFinite && right.gradient.allSatisfy(\.isFinite))
  }

  private func fast(
    _ loss: any Loss, _ outputs: [Double], _ targets: [Double], _ size: (Int, Int),
    classWeights: [Float] = [], targetScales: [Float] = [], inOwnUnits: Bool = true,
    lanes: Int = 1
  ) -> (tally: Tally, gradient: [Float]) {
    var z = FloatBuffer(outputs.map { Float($0) })
    var y = FloatBuffer(targets.map { Float($0) })
    var (gradient, rowWeights) = (FloatBuffer(count: outputs.count), FloatBuffer(count: size.0))
    let width = targets.count / size.0
    var classes = (0..<size.0).map { Int32(targets[$0 * width]) }
    let site = { (classes: UnsafeMutablePointer<Int32>) in
      LossSite(
        outputs: Rows(z.mutablePointer, count: size.0, columns: size.1),
        gradient: Rows(gradient.mutablePointer, count: size.0, columns: size.1), classes: classes,
        numbers: Rows(y.mutablePointer, count: size.0, columns: size.1),
        rowWeights: rowWeights.mutablePointer)
    }
    var unused = FloatBuffer(count: 0)
    let tally = classes.withUnsafeMutableBufferPointer { classes in
      classWeights.withUnsafeBufferPointer { weights in
        targetScales.withUnsafeBufferPointer { scales in
          lending(parameters: FloatBuffer(count: 0), gradients: &unused) { memory in
            var memory = memory
            if !weights.isEmpty { memory.batch.classWeights = weights.baseAddress }
            memory.batch.reportsOwnUnits = inOwnUnits
            if !scales.isEmpty { memory.batch.targetScales = scales.baseAddress }
            guard let classes = classes.baseAddress else { return }
            let step = loss.step(site(classes))
            onLanes(lanes, memory) { step.run($0) }
          }
        }
      }
    }
    return (tally, gradient.numbers)
  }

  private func point(_ loss: any Loss, _ size: (Int, Int)) -> ([Double], [Double]) {
    var stream = RandomStream(key: 21)
    let outputs = (0..<size.0 * size.1).map { _ in Double(Float(stream.uniform(-3, 3))) }
    let targets =
      switch loss.targetForm {
      case .classes: (0..<size.0).map { _ in Double(stream.below(max(size.1, 2))) }
      case .numbers: (0..<size.0 * size.1).map { _ in Double(stream.below(2)) }
      }
    return (outputs, targets)
  }
}
