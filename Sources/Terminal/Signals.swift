import CEditLine
import Glibc

/// The signals a program with a prompt lives with: Ctrl-C, Ctrl-Z, a new window size, the wish that it
/// ends.
///
/// A handler only notes that a signal came; the thread that waits then acts on it.
package enum Signals {
  /// What came in since the last look.
  package struct Arrived: Sendable {
    package let interrupt: Bool
    package let resize: Bool
    package let suspend: Bool
  }

  /// Handles the signals from now on; call it once, first thing.
  package static func install() { _ = cel_signals_install() }

  /// SIGTERM or SIGHUP once one has come: the program is to end in good order.
  package static var ending: Int32? {
    let number = cel_signals_ending()
    return number == 0 ? nil : number
  }

  /// Takes what came in, without waiting.
  package static func take() -> Arrived {
    let taken = cel_signals_take()
    return Arrived(
      interrupt: taken.interrupt, resize: taken.resize, suspend: taken.suspend)
  }

  /// Waits until a signal comes in or `wake` is called, and takes what came.
  package static func wait() -> Arrived {
    var request = pollfd(fd: cel_signals_descriptor(), events: Int16(POLLIN), revents: 0)
    _ = poll(&request, 1, -1)
    cel_signals_drain()
    return take()
  }

  /// Waits in `body` for a cell to end, and meanwhile hands Ctrl-C to it in the signal's own handler, on
  /// whichever thread is running: it has not to wait for this one to get a processor.
  static func interrupting<Result>(_ evaluator: any Evaluator, _ body: () -> Result) -> Result {
    let target = Unmanaged.passRetained(InterruptTarget(evaluator))
    cel_signals_leave_interrupts(
      { argument in
        guard let argument else { return }
        Unmanaged<InterruptTarget>.fromOpaque(argument).takeUnretainedValue().evaluator.interrupt()
      }, target.toOpaque())
    defer {
      cel_signals_keep_interrupts()
      target.release()
    }
    return body()
  }

  private final class InterruptTarget: Sendable {
    let evaluator: any Evaluator
    init(_ evaluator: any Evaluator) { self.evaluator = evaluator }
  }

  /// Makes whoever waits look around; any thread may call it.
  package static func wake() { cel_signals_wake() }

  /// From now on Ctrl-Z is reported, and whoever waits calls `suspend`.
  static func holdSuspend() { _ = cel_signals_hold_suspend() }

  /// Holds Ctrl-Z in `body`, where it is not held anyway.
  static func holdingSuspend<Result>(_ body: () -> Result) -> Result {
    let isNew = cel_signals_hold_suspend()
    defer { if isNew { cel_signals_release_suspend() } }
    return body()
  }

  /// Stops as Ctrl-Z does, with the terminal as the shell wants it; comes back when we go on.
  static func suspend() { TerminalMode.lent(to: cel_signals_suspend) }
}
