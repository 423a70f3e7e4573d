import Diagnostics
import Tensors

/// The plans that take some number of rows in batches: one for whole batches, one for what is left.
struct BatchPlans {
  let batch: Int
  let total: Int
  private let whole: Plan?
  private let rest: Plan?
  private let request: Plan.Request

  /// Makes the plans, or takes them from the cache; `request.rows` is the size of a whole batch.
  init(_ request: Plan.Request, total: Int, from cache: PlanCache) throws(Diagnostic) {
    self.request = request
    self.total = total
    batch = request.rows
    whole = total >= batch ? try cache.take(request) : nil
    let left = total % batch
    rest = left > 0 ? try cache.take(request.with(rows: left)) : nil
  }

  /// Those that work side by side on any of the batches.
  var threads: Threads { Threads(max(whole?.threads.count ?? 1, rest?.threads.count ?? 1)) }

  /// The places of the parameters that `Memory.update` may update.
  var blockwise: [Int] { (whole ?? rest)?.blockwise ?? [] }

  /// How often a row is judged: at each of its steps, or once.
  var steps: Int { request.target?.steps ?? 1 }

  /// How many batches the rows make.
  var count: Int { (total + batch - 1) / batch }

  /// The rows of batch `i`, from 0.
  @inline(__always) func rows(_ i: Int) -> Int { min(batch, total - i * batch) }

  /// Runs batch `i`; `memory.batch.rows` holds the numbers of all rows.
  @inline(__always) func run(_ i: Int, _ memory: borrowing Memory) {
    var memory = copy memory
    memory.batch.go(to: i, of: total, by: batch)
    if rows(i) == batch { whole?.run(memory) } else { rest?.run(memory) }
  }

  /// Runs every batch, with a team of its own; `body` is told the number of each that is done.
  func run(_ memory: Memory, _ body: (Int) -> Void = { _ in }) {
    threads.together { team in
      var memory = memory
      memory.team = team
      for i in 0..<count {
        run(i, memory)
        body(i)
      }
    }
  }

  /// What batch `i`, just run, gave: row after row.
  func outputs(_ i: Int) -> [Float] {
    guard let outputs = (rows(i) == batch ? whole : rest)?.outputs else { return [] }
    var numbers: [Float] = []
    for row in 0..<outputs.count {
      numbers += UnsafeBufferPointer(
        start: outputs.pointer + row * outputs.stride, count: outputs.columns)
    }
    return numbers
  }

  /// Puts the plans back where others find them.
  func give(to cache: PlanCache) {
    if let whole { cache.put(whole, for: request) }
    if let rest { cache.put(rest, for: request.with(rows: rest.rows)) }
  }
}

extension Plan.Request {
  /// The same with another number of rows.
  func with(rows: Int) -> Plan.Request {
    var copy = self
    copy.rows = rows
    return copy
  }
}
