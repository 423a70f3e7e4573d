import Diagnostics
import Glibc
import Reports
import Synchronization
import Terminal

/// Runs `echo TEXT`, `slow STEPS`, `fail`, `warn`, `quit STATUS` and `crash`; anything else is shown as it is.
final class WordEvaluator: Evaluator {
  private let isInterrupted = Atomic<Bool>(false)

  func isComplete(_ text: String) -> Bool {
    text.count { "{[(".contains($0) } <= text.count { "}])".contains($0) }
  }

  func start(_ cell: Cell, emit: @escaping @Sendable (CellEvent) -> Void) {
    isInterrupted.store(false, ordering: .sequentiallyConsistent)
    let thread = Thread { emit(.finished(self.run(cell, emit))) }
    thread.start()
  }

  func interrupt() { isInterrupted.store(true, ordering: .sequentiallyConsistent) }

  private func run(_ cell: Cell, _ emit: (CellEvent) -> Void) -> CellEnd {
    let words = cell.text.split(separator: " ").map(String.init)
    let number = words.count > 1 ? Int(words[1]) : nil
    switch words.first {
    case "slow": return count(to: number ?? 50, emit)
    case "quit": return .quit(status: Int32(number ?? 0))
    case "crash": kill(getpid(), SIGSEGV)
    case "warn": emit(.report(.warning(Warning("hm", hint: "do not"))))
    case "fail":
      emit(.failure(Diagnostic("test", "no", at: Span(0, 4), source: SourceText(cell.text))))
      return .failed
    default: emit(.report(.text("\(cell.number): \(cell.text)")))
    }
    return .done
  }

  private func count(to steps: Int, _ emit: (CellEvent) -> Void) -> CellEnd {
    for step in 1...max(steps, 1) {
      usleep(10_000)
      let isOver = isInterrupted.load(ordering: .sequentiallyConsistent)
      let measures = [Measure("loss", 1 / Double(step)), Measure("accuracy", 0.5, as: .ratio)]
      emit(
        .report(
          .progress(
            Progress(
              done: step, of: steps, measures: measures, seconds: Double(step) / 100,
              secondsLeft: Double(steps - step) / 100, isLast: isOver || step == steps))))
      if isOver { return .interrupted }
    }
    return .done
  }
}

/// A thread that runs one closure.
private final class Thread: Sendable {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  func start() {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Thread>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }
}
