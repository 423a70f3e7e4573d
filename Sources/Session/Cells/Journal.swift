import Network

/// What was accepted so far, and the sessions that `undo` and `redo` go to.
///
/// Sessions share what they have in common, so that an earlier one costs what differs from the next.
package struct Journal: Sendable {
  /// The statements that made the session what it is, in order.
  private(set) var log: [AcceptedStatement] = []
  /// Newest last: what `undo` takes back.
  private var past: [Change] = []
  /// What `redo` does again, the next one last.
  private var future: [Change] = []
  private var ledger = StorageLedger()
  /// Whether something that could have been taken back is no longer kept.
  private(set) var hasForgotten = false

  /// A statement that changed the session.
  private struct Change {
    let text: String
    /// The session on its other side: before it in `past`, after it in `future`.
    let session: Session
    /// Where the log was cut for it, and what is to come back to it.
    let place: Int
    var tail: [AcceptedStatement] = []

    /// Keeps a session but for what finds the last step of training again, which would take as much
    /// memory as the weights once more.
    init(text: String, session: Session, place: Int, tail: [AcceptedStatement] = []) {
      self.text = text
      self.session = session.withoutLastSteps
      self.place = place
      self.tail = tail
    }
  }

  /// Earlier sessions are kept up to this many bytes beside the current one: a quarter of the memory, and
  /// at most 1 GB.
  package static let usualLimit = min(1_000_000_000, Int(min(MachineMemory.bytes / 4, 1e15)))
  /// At most as many statements can be taken back.
  static let mostChanges = 1000

  private let limit: Int

  package init(limit: Int = Journal.usualLimit) { self.limit = limit }

  package var undoCount: Int { past.count }
  package var redoCount: Int { future.count }

  /// How much memory is held for `undo` and `redo` alone, and in how many blocks.
  package func bytes(beside session: Session) -> Int { ledger.bytes(beside: session) }
  package var blocks: Int { ledger.count }

  /// Notes a statement that succeeded; `before` is the session that it changed into `after`.
  mutating func accept(
    _ statement: AcceptedStatement?, changing before: Session?, into after: Session
  ) {
    if let before {
      for change in future { ledger.remove(change.session) }
      future = []
      push(Change(text: statement?.title ?? "", session: before, place: log.count))
      forget(beside: after)
    }
    if let statement { log.append(statement) }
  }

  /// The session before the last change, and what was taken back.
  mutating func undo(_ current: Session) -> (session: Session, text: String)? {
    guard let change = past.popLast() else { return nil }
    ledger.remove(change.session)
    let undone = Change(
      text: change.text, session: current, place: change.place, tail: Array(log[change.place...]))
    ledger.add(undone.session)
    future.append(undone)
    log.removeSubrange(change.place...)
    return (change.session, change.text)
  }

  /// The session after the change that was taken back last, and what it was.
  mutating func redo(_ current: Session) -> (session: Session, text: String)? {
    guard let change = future.popLast() else { return nil }
    ledger.remove(change.session)
    push(Change(text: change.text, session: current, place: log.count))
    log += change.tail
    return (change.session, change.text)
  }

  private mutating func push(_ change: Change) {
    ledger.add(change.session)
    past.append(change)
  }

  /// Drops the oldest sessions, until the others fit beside this one.
  private mutating func forget(beside session: Session) {
    var dropped = 0
    while dropped < past.count,
      past.count - dropped > Self.mostChanges || ledger.bytes(beside: session) > limit
    {
      ledger.remove(past[dropped].session)
      dropped += 1
    }
    guard dropped > 0 else { return }
    past.removeFirst(dropped)
    hasForgotten = true
  }
}
