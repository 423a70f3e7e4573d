import Diagnostics
import Reports
import Specification

/// Something that `plot` can draw, with its own arguments. A subject is a file in `Plots/`.
protocol PlotSubject: Described {
  /// The picture; it changes neither the draft nor its random streams.
  func figure(_ interpreter: Interpreter) throws(Diagnostic) -> Figure
  /// Finds what is wrong, without work that is felt.
  func check(_ interpreter: Interpreter) throws(Diagnostic)
}

extension Kind where Product == any PlotSubject {
  fileprivate init<Type: PlotSubject>(_ type: Type.Type) { self.init(type) { $0 } }
}

/// Everything that `plot` can draw, in the order of the reference.
enum PlotSubjects {
  static let all: [Kind<any PlotSubject>] = [
    Kind(LossPlot.self), metric, Kind(BoundaryPlot.self), Kind(ActivationPlot.self),
    Kind(WeightsPlot.self), Kind(HistogramPlot.self), Kind(ImagePlot.self),
    Kind(ActivationsPlot.self),
    Kind(ConfusionPlot.self), Kind(ROCPlot.self), Kind(PrecisionRecallPlot.self),
    Kind(FitPlot.self), Kind(DataPlot.self), Kind(NetworkPlot.self),
  ]

  /// What a word that names none of the others stands for.
  static let metric: Kind<any PlotSubject> = Kind(MetricPlot.self)

  /// The names that are written.
  static var names: [String] { all.map(\.name).filter { $0 != metric.name } }
}
