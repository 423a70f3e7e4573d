import Tensors

/// What l1 and l2 of a network's layers add to the loss and the gradients of a step.
struct Regulariser {
  private struct Term {
    let slot: ParameterLayout.Slot
    let penalty: Penalty
    let isFrozen: Bool
  }

  private let terms: [Term]

  /// `nil` where no layer asks for it. A frozen tensor counts in the loss and has no gradient.
  init?(_ network: Network) { self.init(network, frozen: network.frozenParameters) }

  /// The same, where other tensors are frozen.
  init?(_ network: Network, frozen: Set<Int>) {
    var terms: [Term] = []
    for (place, parameter) in (network.graph?.parameters ?? []).enumerated() {
      guard let penalty = parameter.penalty else { continue }
      terms.append(
        Term(
          slot: network.layout.slots[place], penalty: penalty, isFrozen: frozen.contains(place)))
    }
    guard !terms.isEmpty else { return nil }
    self.terms = terms
  }

  /// Adds to the gradients; gives what is to be added to the batch's mean loss. The gaps between
  /// rows are zero, and so add nothing.
  func add(_ weights: UnsafePointer<Float>, to gradients: UnsafeMutablePointer<Float>) -> Double {
    var total = 0.0
    for term in terms {
      let span = term.slot.span
      total += GradientKernels.penalty(
        weights + span.lowerBound, gradient: term.isFrozen ? nil : gradients + span.lowerBound,
        count: span.count, l1: term.penalty.l1, l2: term.penalty.l2)
    }
    return total
  }
}
