import CAllocationCount
import Diagnostics
import Session

// Runs two texts of the language, and prints how many times the second one took memory from the heap.
let interpreter = Interpreter(Session(), host: Host(emit: { _ in }, isQuiet: true))
for text in CommandLine.arguments.dropFirst().prefix(2) {
  let before = allocation_count()
  guard case .finished = interpreter.run(SourceText(text)) else { fatalError("failed: \(text)") }
  let taken = allocation_count() - before
  if text == CommandLine.arguments.last { print(taken) }
}
