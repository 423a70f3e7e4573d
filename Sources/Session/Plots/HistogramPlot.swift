import Diagnostics
import Reports
import Specification

/// `plot histogram weights|activations|gradients|LAYER|TENSOR [bins N]`: how numbers are distributed.
struct HistogramPlot: PlotSubject {
  var what = LayerReference(text: "")
  var bins = 30

  static let spec = Spec<HistogramPlot>(
    "histogram", "How the weights, activations or gradients of each layer are distributed.",
    [
      .positional(
        \.what, "what", "One of the words, or a layer or a tensor whose numbers are counted.",
        placeholder: "weights|activations|gradients|LAYER|TENSOR",
        meaning: Meaning(.tensor, or: HistogramSource.choices)),
      .option(\.bins, "bins", "Into how many intervals.", rule: .within(2...200)),
    ],
    examples: [
      "layer dense 16 relu", "layer dense out", "plot histogram weights",
      "plot histogram activations", "plot histogram gradients", "plot histogram dense1",
    ])

  func check(_ interpreter: Interpreter) throws(Diagnostic) {
    try HistogramSource(what.text, in: interpreter.modelInUse().network).check(interpreter)
  }

  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure {
    let source = try HistogramSource(what.text, in: interpreter.modelInUse().network)
    let (numbers, title) = try source.numbers(interpreter)
    let counted = numbers.map { NumberBins($0.numbers, count: bins).distribution($0.name) }
    return .histogram(
      Histogram(title, axis: Axis(source.quantity), distributions: counted))
  }
}
