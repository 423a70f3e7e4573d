import Datasets
import Network
import OrderedCollections
import Tensors

/// Counts the memory that kept sessions hold: what several share counts once.
package struct StorageLedger: Sendable {
  /// A block of memory by its address, which is its own as long as a kept session holds it.
  private struct Holding {
    var bytes: Int
    var holders: Int
  }

  private var holdings: [UInt: Holding] = [:]
  /// Of all blocks, each once, and of what no session shares.
  private(set) var bytes = 0

  /// How many blocks are held.
  package var count: Int { holdings.count }

  /// A session is kept.
  mutating func add(_ session: Session) {
    let survey = survey(session)
    for (address, size) in survey.blocks {
      if holdings[address] == nil { bytes += size }
      holdings[address, default: Holding(bytes: size, holders: 0)].holders += 1
    }
    bytes += survey.own
  }

  /// A session that was added is no longer kept.
  mutating func remove(_ session: Session) {
    let survey = survey(session)
    for (address, _) in survey.blocks {
      guard let holding = holdings[address] else { continue }
      holdings[address]?.holders -= 1
      if holding.holders == 1 {
        bytes -= holding.bytes
        holdings[address] = nil
      }
    }
    bytes -= survey.own
  }

  /// What would be free without the kept sessions: blocks that `session` holds as well do not count.
  func bytes(beside session: Session) -> Int {
    survey(session).blocks.keys.reduce(bytes) { $0 - (holdings[$1]?.bytes ?? 0) }
  }

  private func survey(_ session: Session) -> StorageSurvey {
    var survey = StorageSurvey { address in holdings[address]?.bytes }
    survey.add(session)
    return survey
  }
}

/// The blocks of memory that a session holds, but for small ones.
private struct StorageSurvey {
  private(set) var blocks: [UInt: Int] = [:]
  /// An estimate of what the session shares with no other.
  private(set) var own = 0
  /// The size of a block that was surveyed before.
  private let known: (UInt) -> Int?

  /// What a name and its value, and what a network without its weights, may take.
  private static let (entry, shell) = (80, 4000)

  init(known: @escaping (UInt) -> Int?) { self.known = known }

  mutating func add(_ session: Session) {
    own += Self.entry * (session.variables.count + session.definitions.count)
    for value in session.variables.values { add(value) }
    if let dataset = session.dataset { add(dataset) }
    for model in session.models.values {
      add(model.network)
      for values in model.history.values { add(values) }
      for buffer in model.lastStep?.step.buffers ?? [] { add(buffer) }
      for buffer in model.interrupted?.suspended?.buffers ?? [] { add(buffer) }
    }
  }

  private mutating func add(_ value: Value) {
    switch value {
    case .list(let values): add(values) { Self.size(of: value) }
    case .tensor(let tensor): add(tensor.scalars)
    case .network(let network): add(network)
    case .dataset(let dataset): add(dataset)
    case .record(let fields):
      own += Self.entry * fields.count
      for field in fields.values { add(field) }
    case .text(let text): own += text.utf8.count
    case .number, .boolean, .range, .none, .unknown: break
    }
  }

  private mutating func add(_ network: Network) {
    own += Self.shell
    add(network.parameters)
    for slot in network.optimizerState.slots { add(slot) }
  }

  private mutating func add(_ dataset: Dataset) {
    for column in dataset.tableColumns ?? [] {
      switch column.values {
      case .numbers(let values), .booleans(let values): add(values)
      case .levels(let codes, _), .texts(let codes, _, _): add(codes)
      }
    }
    switch dataset.features {
    case .columns, .windows: break
    case .images(let images): for block in images.blocks { add(block) }
    case .arrays(let arrays): add(arrays.values)
    case .stream(let stream): add(stream.tokens)
    }
    switch dataset.target.values {
    case .classes(let classes, _): add(classes)
    case .numbers(let columns): for column in columns { add(column) }
    case .tokens(let stream): add(stream.tokens)
    }
    for part in [dataset.parts.train, dataset.parts.validation, dataset.parts.test] { add(part) }
  }

  /// What stays on disk takes no memory.
  private mutating func add<Element>(_ stored: Stored<Element>) {
    if let array = stored.array { add(array) }
  }

  private mutating func add(_ buffer: FloatBuffer) {
    note(UInt(bitPattern: buffer.pointer)) { buffer.count * MemoryLayout<Float>.stride }
  }

  private mutating func add<Element>(_ array: [Element], size: (() -> Int)? = nil) {
    guard !array.isEmpty else { return }
    note(UInt(bitPattern: array.address)) {
      size?() ?? array.count * MemoryLayout<Element>.stride
    }
  }

  private mutating func note(_ address: UInt, _ size: () -> Int) {
    guard blocks[address] == nil else { return }
    blocks[address] = known(address) ?? size()
  }

  /// A list with all that is in it.
  private static func size(of value: Value) -> Int {
    switch value {
    case .list(let values):
      values.reduce(values.count * MemoryLayout<Value>.stride) { $0 + size(of: $1) }
    case .text(let text): text.utf8.count
    case .record(let fields):
      fields.values.reduce(fields.count * entry) { $0 + size(of: $1) }
    case .tensor(let tensor): tensor.scalars.count * MemoryLayout<Float>.stride
    default: 0
    }
  }
}
