import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `gradients [rows N|all]`: how much of the gradient reaches each layer.
package struct Gradients: Command {
  var rows = BatchSize.rows(256)

  package init() {}

  package static let spec = Spec<Gradients>(
    "gradients",
    "Measures the gradient of each layer's weights, on training rows taken as one batch; marks what vanishes or explodes.",
    [.option(\.rows, "rows", "How many training rows; all for all of them.")],
    examples: ["data iris", "layer dense 16 relu", "layer dense out", "gradients"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    let drawn = try DrawnRows(.train, rows, interpreter)
    let preparation = try WorkedRow.preparation(of: model, interpreter)
    var survey = GradientSurvey(model.network)
    guard survey.hasWeights else {
      throw Diagnostic(
        "gradients.parameters", "the network has no weights",
        hint: "add a layer that has some: 'layer dense out'")
    }
    let noise = RandomStream(seed: interpreter.draft.streams.seed, purpose: .dropout)
    for chunk in drawn.chunks {
      if interpreter.host.isInterrupted() { break }
      let samples = try preparation.samples(of: drawn.dataset, rows: chunk)
      let found = try model.network.gradients(
        on: samples, rows: [Int32](0..<Int32(chunk.count)), noise: noise,
        threads: interpreter.draft.threads, plans: interpreter.plans)
      survey.add(found.gradients, loss: found.loss, rows: chunk.count)
    }
    if survey.rows < drawn.rows.count {
      interpreter.interrupt()
      interpreter.emit(.warning(Warning("interrupted after \(counted(survey.rows, "row"))")))
      if survey.rows == 0 { return .none }
    }
    let seen = survey.rows < drawn.rows.count ? counted(survey.rows, "train row") : drawn.title
    let layers = survey.layers
    interpreter.emit(.table(survey.table(layers, on: seen)), asked: true)
    interpreter.emit(.figure(.bars(Self.chart(layers))), asked: true)
    return survey.value(layers)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    let data = try interpreter.dataInUse()
    let preparation = try WorkedRow.preparation(of: model, interpreter)
    try model.network.check(against: try preparation.samples(of: data, .train))
    return .unknown
  }

  /// Norms as bars; by their logarithms where they are far apart.
  private static func chart(_ layers: [GradientSurvey.Layer]) -> BarChart {
    let norms = layers.map(\.norm).filter { $0 > 0 && $0.isFinite }
    let isWide = (norms.max() ?? 1) > 100 * (norms.min() ?? 1)
    return BarChart(
      "gradient norm by layer",
      axis: Axis("norm of ∂E/∂w", isWide ? .logarithmic : .linear),
      bars: layers.map { BarChart.Bar($0.name, $0.norm, mark: $0.mark) })
  }
}
