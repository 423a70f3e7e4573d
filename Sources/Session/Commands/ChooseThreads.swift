package import Diagnostics
package import Specification
import Reports
import Tensors

/// `threads N`: how many processor cores training may use.
package struct ChooseThreads: DraftCommand {
  var count = 1

  package init() {}

  package static let spec = Spec<ChooseThreads>(
    "threads", "Says how many processor cores training may use.",
    [
      .positional(
        \.count, "count", "How many; as many as there are at the start.", placeholder: "N",
        rule: .within(1...1024))
    ],
    examples: ["threads 1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.draft.threads = Threads(max(count, 1))
    let available = Threads.available.count
    if count > available {
      interpreter.emit(
        .warning(
          Warning(
            "this machine has \(counted(available, "processor core")); more threads wait for each other",
            hint: "threads \(available)")))
    }
    return .none
  }
}
