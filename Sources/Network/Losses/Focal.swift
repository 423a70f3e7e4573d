package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// −(1 − p)^γ ln p, where p is the chance that softmax or sigmoid outputs give to what is right, from
/// their logits: crossentropy, or bce, where easy rows count less. The mean over rows, over elements
/// with several sigmoid outputs.
/// Source: Lin et al. 2017, Focal Loss for Dense Object Detection, without α; γ = 0 is the plain loss.
package struct Focal: Loss {
  var gamma = 2.0
  /// The last activation of the network it is used with.
  private var activation = Activation.softmax

  package init() {}

  package static let spec = Spec<Focal>(
    "focal", "Cross-entropy of softmax or sigmoid outputs in which easy rows count less.",
    [
      .parameter(
        \.gamma, "gamma", "How much less they count; with 0 all count alike.",
        rule: .within(0...1000))
    ],
    examples: ["loss focal", "loss focal(1.5)"])

  package var targetForm: TargetForm { activation == .sigmoid ? .numbers : .classes }
  package var undoes: Activation? { activation }

  package func suited(to activation: Activation) -> any Loss {
    var loss = self
    loss.activation = activation == .sigmoid ? .sigmoid : .softmax
    return loss
  }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    if fit.activation == .sigmoid {
      try fit.checkSigmoid(self)
    } else {
      try fit.checkSoftmax(self)
    }
  }

  package func check(_ targets: Samples.Targets) throws(Diagnostic) {
    try targets.check(self, need: "targets from 0 to 1") { (0...1).contains($0) }
  }

  package func step(_ site: LossSite) -> Step {
    if gamma == 0 {
      return activation == .sigmoid ? BinaryCrossEntropy().step(site) : CrossEntropy().step(site)
    }
    return activation == .sigmoid
      ? .shared(ElementLossWork(site: site, kernel: .binaryFocal, parameter: Float(gamma)))
      : .shared(Work(site: site, gamma: Float(gamma)))
  }

  private struct Work: Kernel {
    let site: LossSite
    let gamma: Float

    func run(_ memory: borrowing Memory) {
      guard let site = site.part(for: memory.lane) else { return }
      memory.tally.pointee.loss += LossKernels.focal(
        site.batch(memory), classes: site.classes, gamma: gamma)
    }
  }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var (losses, gradient): ([Double], [Double]) = ([], [])
    for i in 0..<rows {
      let z = Array(outputs[i * columns..<(i + 1) * columns])
      let (loss, slopes) =
        activation == .sigmoid
        ? elements(z, targets: Array(targets[i * columns..<(i + 1) * columns]))
        : row(z, class: Int(targets[i]))
      losses.append(loss)
      gradient += slopes.map { $0 / Double(rows) }
    }
    return (losses, gradient)
  }

  private func row(_ z: [Double], class wanted: Int) -> (loss: Double, slopes: [Double]) {
    let logarithms = logarithmsOfShares(z)
    let others = z.indices.filter { $0 != wanted }.reduce(0) { $0 + exp(logarithms[$1]) }
    let (loss, slope) = focused(logarithm: logarithms[wanted], rest: others)
    return (
      loss, z.indices.map { slope * ($0 == wanted ? others : -exp(logarithms[$0])) }
    )
  }

  private func elements(_ z: [Double], targets: [Double]) -> (loss: Double, slopes: [Double]) {
    var (sum, slopes) = (0.0, [Double]())
    for (z, y) in zip(z, targets) {
      let right = y > 0.5 ? z : -z
      let (loss, slope) = focused(
        logarithm: min(right, 0) - log1p(exp(-abs(z))), rest: 1 / (1 + exp(right)))
      sum += loss / Double(targets.count)
      slopes.append(slope / (1 + exp(right)) * (y > 0.5 ? 1 : -1) / Double(targets.count))
    }
    return (sum, slopes)
  }

  /// −q^γ ln p with q = 1 − p, and p times its slope in p.
  private func focused(logarithm: Double, rest q: Double) -> (loss: Double, slope: Double) {
    let power = pow(q, gamma)
    let bend = q > 0 ? gamma * exp(logarithm) * power * logarithm / q : 0
    return (-power * logarithm, bend - power)
  }
}

extension Focal {
  package func equations(outputs: Int) -> LossEquations {
    LossEquations(
      "-(1 - p)^\(gamma.written)·ln p, p the chance given to what is right",
      slope: "(1 - p)^γ·(γ·p·ln p/(1 - p) - 1)·(y - a), γ = \(gamma.written)")
  }
}
