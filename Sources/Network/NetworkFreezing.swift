package import Diagnostics
import Tensors

// Layers that training leaves as they are.
extension Network {
  /// Freezes the layer at a place of `layers`, or lets it learn again; a layer without tensors has
  /// nothing to freeze.
  package mutating func setFrozen(_ isFrozen: Bool, layer index: Int) throws(Diagnostic) {
    guard !parameters(ofLayer: index).isEmpty else {
      throw Diagnostic(
        "freeze.empty", "'\(layers[index].name)' has nothing to learn",
        hint: "name a layer with parameters; summary lists them")
    }
    layers[index].isFrozen = isFrozen
  }

  /// The number of weights that training changes.
  package var learntCount: Int {
    let frozen = frozenParameters
    return layout.slots.indices.reduce(0) {
      frozen.contains($1) ? $0 : $0 + layout.slots[$1].shape.count
    }
  }

  /// Whether a layer has tensors.
  package func hasParameters(layer index: Int) -> Bool { !parameters(ofLayer: index).isEmpty }

  /// The places of the tensors that the optimizer leaves alone: those of frozen layers, and statistics.
  var frozenParameters: Set<Int> {
    var frozen = statistics
    for index in layers.indices where layers[index].isFrozen {
      frozen.formUnion(parameters(ofLayer: index))
    }
    return frozen
  }

  /// The places of the tensors that operations keep by themselves.
  var statistics: Set<Int> {
    guard let graph else { return [] }
    return Set(graph.parameters.indices.filter { !graph.parameters[$0].learns })
  }

  /// The places of a layer's tensors, and of those of the layers inside it.
  func parameters(ofLayer index: Int) -> [Int] {
    guard let graph else { return [] }
    let own = Set(graph.nodes.filter { $0.layer == index }.flatMap(\.parameters))
    return own.sorted()
  }

  /// The runs of the parameter buffer that the optimizer moves: one where nothing is frozen.
  var learntRuns: [LearntRun] {
    let frozen = frozenParameters
    var runs: [LearntRun] = []
    for (place, slot) in layout.slots.enumerated() where !frozen.contains(place) {
      let end = place + 1 < layout.slots.count ? layout.slots[place + 1].offset : layout.count
      let missed = optimizerState.missed(by: place)
      if let last = runs.last, last.range.upperBound == slot.offset, last.missed == missed {
        runs[runs.count - 1].range = last.range.lowerBound..<end
      } else if slot.offset < end {
        runs.append(LearntRun(range: slot.offset..<end, missed: missed))
      }
    }
    return runs
  }

  /// Counts steps that the frozen tensors were not there for.
  mutating func countMissed(_ steps: Int) {
    let frozen = frozenParameters.subtracting(statistics)
    guard !frozen.isEmpty, steps > 0 else { return }
    optimizerState.missed = layout.slots.indices.map {
      optimizerState.missed(by: $0) + (frozen.contains($0) ? steps : 0)
    }
  }
}

/// Weights beside each other that the optimizer moves, and how many of its steps they missed.
struct LearntRun {
  var range: Range<Int>
  let missed: Int

  /// What is left of it without some ranges that lie in it.
  func without(_ others: [Range<Int>]) -> [LearntRun] {
    var left: [LearntRun] = []
    var start = range.lowerBound
    for other in others.sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.contains(other.lowerBound) {
      if start < other.lowerBound {
        left.append(LearntRun(range: start..<other.lowerBound, missed: missed))
      }
      start = other.upperBound
    }
    if start < range.upperBound {
      left.append(LearntRun(range: start..<range.upperBound, missed: missed))
    }
    return left
  }
}
