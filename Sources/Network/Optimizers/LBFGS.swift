import Glibc
package import Specification
import Tensors

/// L-BFGS: steps along the gradient times an estimate of the inverse Hessian, made from the last ten
/// steps, as far as a strong Wolfe line search says; up to 20 such iterations are one step here.
/// `weight_decay` adds λ/2·Σw² to the loss that is searched. Source: Nocedal and Wright, 2006,
/// algorithms 7.4 and 7.5; PyTorch, torch.optim.LBFGS with history_size 10 and strong_wolfe.
package struct LBFGS: Optimizer {
  package var rate: Double?
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<LBFGS>(
    "lbfgs", "Newton's method by estimates, with a line search; needs batch all.",
    [.rate, .weightDecay],
    examples: ["optimizer lbfgs"])

  package static let defaultRate = 1.0

  static let history = 10
  static let iterations = 20
  static let evaluations = 25
  static let gradientTolerance = 1e-7
  static let changeTolerance = 1e-9

  /// The direction, the gradient before, then changes of the gradient and steps.
  package let slots =
    ["d", "prev_flat_grad"] + (0..<Self.history).map { "old_dirs_\($0)" }
    + (0..<Self.history).map { "old_stps_\($0)" }

  package let firstNumbers = LBFGSState.firstNumbers
  package let workspace = 1 + LineSearch.places
  package let needsAllRows = true
  package let outlivesLayers = false

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    guard let loss = site.loss else { return }
    var search = LBFGSIteration(
      site, loss, state: LBFGSState(numbers), rate: rate, weightDecay: weightDecay)
    search.run()
    search.state.write(to: &numbers)
  }
}

extension LBFGS {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      ["w ← w + t·d, up to 20 times: d from the last gradients, t by a line search"], [],
      decay: weightDecay)
  }
}
