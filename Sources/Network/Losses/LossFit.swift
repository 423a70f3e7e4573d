import Diagnostics
import Tensors

// What several losses ask of an output, with what to write instead.
extension LossFit {
  /// What is to be learnt, in words: `3 classes`.
  var targetText: String {
    switch target {
    case .classes(let count): "\(count) classes"
    case .numbers(1): "a number"
    case .numbers(let width): "\(width) numbers"
    }
  }

  private var outputText: String {
    outputs == 1 ? "one \(activation.name) output" : "\(outputs) \(activation.name) outputs"
  }

  /// The loss that fits an output made by `layer dense out`.
  private var remedy: String {
    let natural = Losses.natural(for: .output(for: target))
    return "end the network with 'layer dense out' and write 'loss \(natural.kind)'"
  }

  /// An error that says what the network gives and what the loss needs.
  func misfit(_ loss: any Loss, needs: String) -> Diagnostic {
    Diagnostic(
      "loss.fit",
      "\(loss.kind) needs \(needs), and the network gives \(outputText) for \(targetText)",
      hint: remedy)
  }

  /// Needs an output for each number, for each class, or one for two classes.
  func checkWidth(_ loss: any Loss) throws(Diagnostic) {
    switch target {
    case .classes(2) where outputs == 1: return
    case .classes(let count) where outputs == count: return
    case .numbers(let width) where outputs == width: return
    case .classes(2): throw misfit(loss, needs: "1 or 2 outputs")
    case .classes(let count): throw misfit(loss, needs: "\(count) outputs")
    case .numbers(let width):
      throw misfit(loss, needs: width == 1 ? "1 output" : "\(width) outputs")
    }
  }
}
