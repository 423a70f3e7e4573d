package import Diagnostics

/// The branches of a layer that is made of others, while they are gathered: each grows on a copy of the
/// network, so that every layer is checked where it stands.
package struct Composition {
  private let base: Network
  package private(set) var branches: [[Network.NamedLayer]] = []

  package init(_ network: Network) {
    base = network
  }

  /// Keeps what a copy of the network has more than the network itself.
  package mutating func keep(_ network: Network) throws(Diagnostic) {
    let kept = zip(network.layers, base.layers).allSatisfy { $0.name == $1.name }
    guard network.layers.count >= base.layers.count, kept, network.step == base.step,
      network.inputShape == base.inputShape || base.inputShape == nil
    else {
      throw Diagnostic(
        "composite.body", "a branch is made of layers only",
        hint: "leave the rest of the network alone in it")
    }
    branches.append(Array(network.layers.dropFirst(base.layers.count)))
  }

  /// The network that the next branch grows on.
  package var next: Network {
    var network = base
    network.reservedNames.formUnion(branches.joined().flatMap(\.allNames))
    return network
  }
}
