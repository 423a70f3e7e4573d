package import Diagnostics
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `lab NAME`: a small experiment that shows one thing.
package struct RunLab: Command {
  var lab: (any Lab)?
  var seeds = 3
  var seed: Int?

  package init() {}

  package static let spec = Spec<RunLab>(
    "lab",
    "Runs a small experiment over several seeds, draws it, and says what was seen; the session stays as it is.",
    [
      .entry(
        \.lab, "lab", "What is looked into.", placeholder: "NAME", from: { Labs.all },
        write: { $0.written }),
      .option(\.seeds, "seeds", "How many times each thing is tried.", rule: .within(3...100)),
      .option(
        \.seed, "seed", "The first of the seeds; the session's without it.",
        rule: Rule<Int>.atLeast(0).ifPresent),
    ],
    examples: ["lab symmetry", "lab capacity seeds 5"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let lab else { return .none }
    let first = seed.map { UInt64(max($0, 0)) } ?? interpreter.draft.streams.seed
    let bench = Bench(interpreter, seeds: seeds, seed: first)
    let finding: LabFinding
    do throws(Diagnostic) { finding = try lab.run(bench) } catch {
      guard error.id == Diagnostic.labInterrupted.id || error.isInterruption else { throw error }
      interpreter.interrupt()
      interpreter.emit(
        .warning(Warning("interrupted after \(counted(bench.runs, "run")), too few to tell")))
      return .none
    }
    tell(finding, bench, interpreter)
    var fields = finding.fields
    fields["sentence"] = .text(finding.sentence)
    return .record(fields)
  }

  private func tell(_ finding: LabFinding, _ bench: Bench, _ interpreter: Interpreter) {
    if let example = bench.example {
      let runs = bench.runs > 1 ? "\(counted(bench.runs, "run")), such as" : "1 run:"
      interpreter.emit(.prose("\(runs) \(example)"))
    }
    if let figure = finding.figure { interpreter.emit(.figure(figure)) }
    if let table = finding.table { interpreter.emit(.table(table)) }
    interpreter.emit(.prose(finding.sentence))
  }

  /// A lab has data and networks of its own.
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value { .unknown }
}
