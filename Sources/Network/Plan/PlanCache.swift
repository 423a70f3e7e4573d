package import Diagnostics
import Synchronization

/// The plans made so far; the newest few are kept. A plan is out of the cache while it is in use, so
/// that two users never share one.
package final class PlanCache: Sendable {
  private struct Entry {
    let request: Plan.Request
    let plan: Plan
  }

  /// Plans are not Sendable; the lock and the taking out make it safe to hold them.
  private struct Entries: @unchecked Sendable {
    var list: [Entry] = []
  }

  private let entries = Mutex(Entries())
  private let capacity: Int

  package init(capacity: Int = 8) {
    self.capacity = capacity
  }

  /// Runs `body` with a plan for the request, made anew where there is none.
  package func withPlan<Result>(
    _ request: Plan.Request, _ body: (Plan) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let plan = try take(request)
    let result = try body(plan)
    put(plan, for: request)
    return result
  }

  /// Takes a plan out, or makes one.
  package func take(_ request: Plan.Request) throws(Diagnostic) -> Plan {
    if let found = found(request) { return found }
    return try Plan(request)
  }

  private func found(_ request: Plan.Request) -> Plan? {
    let taken = entries.withLock { entries -> Taken in
      guard let place = entries.list.firstIndex(where: { $0.request == request }) else {
        return Taken(plan: nil)
      }
      return Taken(plan: entries.list.remove(at: place).plan)
    }
    return taken.plan
  }

  private struct Taken: @unchecked Sendable {
    let plan: Plan?
  }

  /// Puts a plan back; the oldest ones go where there are too many.
  package func put(_ plan: Plan, for request: Plan.Request) {
    let taken = Taken(plan: plan)
    entries.withLock { entries in
      guard let plan = taken.plan else { return }
      entries.list.append(Entry(request: request, plan: plan))
      if entries.list.count > capacity { entries.list.removeFirst() }
    }
  }
}
