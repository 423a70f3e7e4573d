package import Diagnostics
import Network
package import Specification

/// `resume`: finishes the `train` that was interrupted.
package struct Resume: Command {
  package init() {}

  package static var changes: Set<Checking.Aspect> { [.results] }

  package static let spec = Spec<Resume>(
    "resume", "Finishes the train that was interrupted, as if it had never stopped.",
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "train epochs 20 for 0s", "resume",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    guard let run = model.interrupted else {
      throw Diagnostic(
        "resume.none", "there is no interrupted train to finish",
        hint: model.network.epoch > 0
          ? "train goes on from where the network stands" : "begin one with train")
    }
    interpreter.course.hasResumed = true
    return try run.go(interpreter, model)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = try interpreter.modelInUse()
    return .unknown
  }
}
