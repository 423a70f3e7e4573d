import Diagnostics
import Network
import Reports
import Specification

/// `plot activation NAME … [range X]`: activations with their derivatives.
struct ActivationPlot: PlotSubject {
  var activations: [Activation] = []
  var range = 5.0

  static let spec = Spec<ActivationPlot>(
    "activation", "Activations with their derivatives.",
    [
      .rest(
        \.activations, "activation", "Names of activations, with numbers in brackets.",
        placeholder: Activation.placeholder),
      .option(
        \.range, "range", "The inputs go from so much below 0 to so much above.",
        rule: .within(1e-3...1e6)),
    ],
    examples: ["plot activation tanh", "plot activation relu leaky_relu(0.1) elu range 3"])

  func check(_ interpreter: Interpreter) throws(Diagnostic) {}

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let curves = activations.map { ActivationCurve($0, range: range) }
    let values = curves.map { Chart.Series($0.name, $0.values) }
    let slopes = curves.map { Chart.Series("\($0.name)′", $0.slopes) }
    let notes = curves.compactMap(\.note)
    let note = notes.isEmpty ? nil : notes.joined(separator: " · ")
    let title = curves.map(\.name).joined(separator: ", ")
    if curves.count == 1 {
      return .chart(chart("\(title) and its derivative", "", values + slopes, note))
    }
    return .panels(
      Panels(
        title,
        [
          .chart(chart("activations", "f(x)", values, note)),
          .chart(chart("derivatives", "f′(x)", slopes, nil)),
        ]))
  }

  private func chart(
    _ title: String, _ label: String, _ series: [Chart.Series], _ note: String?
  ) -> Chart {
    Chart(title, x: Axis("x"), y: Axis(label), series: series, note: note)
  }
}
