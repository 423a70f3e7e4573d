import Tensors

/// The tensors that operations keep by themselves while they train, in the buffer of all weights.
struct RunningStatistics {
  private let ranges: [Range<Int>]

  init(_ network: Network) {
    ranges = network.statistics.sorted().map { network.layout.slots[$0].span }
  }

  /// Their numbers, one tensor after the other; empty where there are none.
  func values(in parameters: FloatBuffer) -> [Float] {
    guard !ranges.isEmpty else { return [] }
    return ranges.flatMap { range in
      UnsafeBufferPointer(start: parameters.pointer + range.lowerBound, count: range.count)
    }
  }

  /// Puts back what `values` gave.
  func put(_ values: [Float], into parameters: inout FloatBuffer) {
    guard !values.isEmpty else { return }
    let target = parameters.mutablePointer
    var place = 0
    for range in ranges {
      for i in range {
        target[i] = values[place]
        place += 1
      }
    }
  }
}

extension TrainingMoment {
  /// Puts statistics back that moved before the moment was kept.
  mutating func put(_ values: [Float], _ statistics: RunningStatistics) {
    statistics.put(values, into: &state.parameters)
  }
}
