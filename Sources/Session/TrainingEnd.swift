import Glibc
import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Specification
import Tensors

/// What is said when a training ends: its last line, and why it ended early.
struct TrainingEnd {
  let run: TrainingRun
  let result: TrainingResult
  let scaling: Scaling

  func tell(_ interpreter: Interpreter) {
    if !run.command.quiet {
      interpreter.emit(.progress(lastLine))
      if run.command.plot { plot(interpreter) }
    }
    switch result.ending {
    case .finished, .timeOver:
      if let condition = run.condition {
        say(
          "\(condition.written.text) did not come true in \(counted(result.epochs, "epoch"))",
          interpreter)
      }
    case .patience:
      say("\(stopped): no better val_loss for \(run.options.patience ?? 0)", interpreter)
    case .until:
      say("\(stopped): \(run.condition?.written.text ?? "")", interpreter)
    case .interrupted:
      interpreter.interrupt(afterSteps: result.steps)
      warn(
        "interrupted after \(counted(result.epochs, "epoch")), \(counted(result.steps, "step"))",
        hint: "what was learnt is kept; resume goes on from here", interpreter)
    case .notFinite(let epoch, let step):
      interpreter.stop = .diverged
      interpreter.course.hasDiverged = true
      warn(divergence(epoch: epoch, step: step), hint: remedies(step, interpreter), interpreter)
    }
    tellOfBest(interpreter)
  }

  /// The whole curve, as 'plot loss' draws it.
  private func plot(_ interpreter: Interpreter) {
    guard let history = interpreter.draft.model?.history,
      let curves = LearningCurves(of: "loss", in: history), curves.epochs > 0
    else { return }
    interpreter.emit(.figure(.chart(curves.chart())))
  }

  private var stopped: String { "stopped after \(counted(result.epochs, "epoch"))" }

  private var lastLine: Progress {
    let command = run.command
    let total = command.steps ?? command.epochs ?? Train.usualEpochs
    return Progress(
      unit: command.steps == nil ? "epoch" : "step",
      done: command.steps == nil ? result.epochs : result.steps, of: total,
      measures: result.measures, seconds: result.seconds, isLast: true)
  }

  private func tellOfBest(_ interpreter: Interpreter) {
    guard let best = result.best, best.epoch < result.epochs else { return }
    say(
      "the weights of epoch \(NumberText.count(best.epoch)) are back: val_loss "
        + NumberText.quantity(best.loss), interpreter)
  }

  private func say(_ text: String, _ interpreter: Interpreter) {
    if !run.command.quiet { interpreter.emit(.text(text)) }
  }

  private func warn(_ message: String, hint: String, _ interpreter: Interpreter) {
    interpreter.emit(.warning(Warning(message, hint: hint)))
  }

  // MARK: Numbers that are not finite

  private func divergence(epoch: Int, step: Int) -> String {
    let place = "at epoch \(epoch), step \(step)"
    return switch result.divergence {
    case .outputs(let layer):
      "the loss was not finite \(place), from the outputs of '\(layer)' on; \(kept)"
    case .weights(let layer):
      "the loss was not finite \(place): the weights of '\(layer)' were not; \(kept)"
    case .gradients(let layer):
      "the gradients of '\(layer)' were not finite \(place); \(kept)"
    case .loss, nil:
      "the loss was not finite \(place): the outputs were too large for it; \(kept)"
    }
  }

  /// The step whose weights are back: of those that were made, the last ones may have spoilt them.
  private var kept: String {
    result.steps == 0
      ? "the weights from before it are back"
      : "the last finite weights, of step \(NumberText.count(result.steps)), are back"
  }

  /// What to try: at the first step it cannot be the rate.
  private func remedies(_ step: Int, _ interpreter: Interpreter) -> String {
    var remedies: [String] = []
    if step > 1 {
      let usual = interpreter.draft.model?.network.optimizer.baseRate ?? 0.01
      let rate = rounded((run.options.rate ?? usual) / 10)
      remedies.append("a smaller rate, such as train rate \(rate.written)")
      if run.options.clip == nil { remedies.append("train clip 1") }
    }
    if scaling == .none { remedies.append("scale standard") }
    if remedies.isEmpty { remedies.append("smaller first weights: init xavier") }
    return "try " + remedies.joined(separator: ", or ")
  }

  /// A positive number to two digits, as a person would type it.
  private func rounded(_ value: Double) -> Double {
    let scale = pow(10, 1 - log10(value).rounded(.down))
    return scale.isFinite && scale > 0 ? (value * scale).rounded() / scale : value
  }
}
