package import Diagnostics
package import Specification

/// `layer activation relu`: an activation on its own.
package struct ActivationLayer: Layer {
  package var activation = Activation.identity

  package init() {}

  package static let spec = Spec<ActivationLayer>(
    "activation", "Applies an activation to what comes before it.",
    [.positional(\.activation, "activation", "The formula.", placeholder: "NAME")],
    examples: ["layer activation relu"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.activate(input, with: activation)
  }
}
