import Diagnostics
import Specification
import Tensors

// What several losses ask of an output, with what to write instead.
extension LossFit {
  /// What is to be learnt, in words: `3 classes`.
  var targetText: String {
    switch target {
    case .classes(let count): "\(count) classes"
    case .numbers(1): "a number"
    case .numbers(let width): "\(width) numbers"
    case .tokens(let count, _): "\(count) classes at each step"
    }
  }

  private var outputText: String {
    outputs == 1 ? "one \(activation.name) output" : "\(outputs) \(activation.name) outputs"
  }

  /// An output made by `layer dense out`, where the loss fits that; else with the loss that does.
  private func remedy(for loss: any Loss) -> String {
    let activation = Activation.output(for: target)
    let isThere = outputs == target.outputs && self.activation == activation
    let fit = LossFit(outputs: target.outputs, activation: activation, target: target)
    if !isThere, (try? loss.suited(to: activation).check(fit)) != nil {
      return "end the network with 'layer dense out'"
    }
    let natural = Losses.natural(for: activation)
    return "end the network with 'layer dense out' and write 'loss \(natural.kind)'"
  }

  /// An error that says what the network gives and what the loss needs.
  func misfit(_ loss: any Loss, needs: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      "loss.fit",
      "\(loss.kind) needs \(needs), and the network gives \(outputText) for \(targetText)",
      hint: hint ?? remedy(for: loss))
  }

  /// Whether each output is a share of 1.
  var givesShares: Bool {
    ["sigmoid", "hard_sigmoid", "softmax", "hardmax"].contains(activation.name)
  }

  /// Needs a softmax output for each class.
  func checkSoftmax(_ loss: any Loss) throws(Diagnostic) {
    guard let classes = target.classCount else {
      throw misfit(loss, needs: "classes to tell apart")
    }
    guard activation == .softmax, outputs == classes else {
      throw misfit(loss, needs: "a softmax output for each class")
    }
  }

  /// Needs one sigmoid output for two classes, or one for each number.
  func checkSigmoid(_ loss: any Loss) throws(Diagnostic) {
    let fits =
      switch target {
      case .classes(let count): count == 2 && outputs == 1
      case .numbers(let width): outputs == width
      case .tokens: false
      }
    guard fits, activation == .sigmoid else {
      let needs =
        switch target {
        case .classes: "one sigmoid output and two classes"
        case .numbers: "a sigmoid output for each number"
        case .tokens: "one sigmoid output and no steps"
        }
      throw misfit(loss, needs: needs)
    }
  }

  /// Needs an output for each number, for each class, or one for two classes.
  func checkWidth(_ loss: any Loss) throws(Diagnostic) {
    switch target {
    case .classes(2) where outputs == 1: return
    case .classes(let count) where outputs == count: return
    case .tokens(let count, _) where outputs == count && loss.targetForm == .classes: return
    case .tokens: throw misfit(loss, needs: "one target a row", hint: "write 'loss crossentropy'")
    case .numbers(let width) where outputs == width: return
    case .classes(2): throw misfit(loss, needs: "1 or 2 outputs")
    case .classes(let count): throw misfit(loss, needs: "\(count) outputs")
    case .numbers(let width):
      throw misfit(loss, needs: width == 1 ? "1 output" : "\(width) outputs")
    }
  }
}

extension Samples.Targets {
  /// Throws for a number that a loss cannot work with.
  func check(
    _ loss: any Loss, need: String, _ holds: (Float) -> Bool
  ) throws(Diagnostic) {
    guard case .numbers(let numbers, _) = self, let wrong = numbers.first(where: { !holds($0) })
    else { return }
    throw Diagnostic(
      "loss.targets",
      "\(loss.kind) needs \(need), and there is \((Double("\(wrong)") ?? Double(wrong)).written)",
      hint: "write 'loss mse'")
  }
}
