/// What random numbers are drawn for; each purpose has a stream of its own, so that a draw for one
/// never changes another.
package enum RandomPurpose: String, CaseIterable, Sendable {
  case split, initialisation, shuffle, dropout, noise, generator, random

  /// Part of the stream's key; a purpose keeps its number for ever, or saved runs would change.
  var number: UInt64 {
    switch self {
    case .split: 1
    case .initialisation: 2
    case .shuffle: 3
    case .dropout: 4
    case .noise: 5
    case .generator: 6
    case .random: 7
    }
  }
}

/// The streams of a session: one for each purpose, all under one seed.
package struct RandomStreams: Hashable, Sendable {
  package let seed: UInt64
  private var streams: [RandomStream]

  package init(seed: UInt64) {
    self.seed = seed
    streams = RandomPurpose.allCases.map { RandomStream(seed: seed, purpose: $0) }
  }

  /// The streams as they stood when `counters` was read; a purpose it lacks starts anew.
  package init(seed: UInt64, counters: [String: UInt64]) {
    self.init(seed: seed)
    for purpose in RandomPurpose.allCases {
      if let counter = counters[purpose.rawValue] { self[purpose].counter = counter }
    }
  }

  /// How many draws each purpose made: with the seed, the whole state.
  package var counters: [String: UInt64] {
    var counters: [String: UInt64] = [:]
    for purpose in RandomPurpose.allCases { counters[purpose.rawValue] = self[purpose].counter }
    return counters
  }

  package subscript(purpose: RandomPurpose) -> RandomStream {
    get { streams[Int(purpose.number) - 1] }
    set { streams[Int(purpose.number) - 1] = newValue }
  }
}
