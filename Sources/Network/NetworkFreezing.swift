package import Diagnostics
import Tensors

// Layers that training leaves as they are.
extension Network {
  /// Freezes a layer with all inside it, or lets it learn again; one without tensors has nothing to
  /// freeze.
  package mutating func setFrozen(_ isFrozen: Bool, layer name: String) throws(Diagnostic) {
    guard hasParameters(layer: name) else {
      throw Diagnostic(
        "freeze.empty", "'\(name)' has nothing to learn",
        hint: "name a layer with parameters; summary lists them")
    }
    for index in layers.indices { layers[index].setFrozen(isFrozen, name) }
  }

  /// The number of weights that training changes.
  package var learntCount: Int {
    let frozen = frozenParameters
    return layout.slots.indices.reduce(0) {
      frozen.contains($1) ? $0 : $0 + layout.slots[$1].shape.count
    }
  }

  /// Whether a layer, or one inside it, has tensors.
  package func hasParameters(layer name: String) -> Bool { !parameters(ofLayer: name).isEmpty }

  /// Whether training leaves what an operation has as it is.
  package func isFrozen(_ stage: NetworkTrace.Stage) -> Bool {
    !stage.parameters.isEmpty && frozenParameters.isSuperset(of: stage.parameters)
  }

  /// The places of the tensors that the optimizer leaves alone: those of frozen layers, and statistics.
  var frozenParameters: Set<Int> {
    let names = Set(allLayers.filter(\.isFrozen).map(\.name))
    guard !names.isEmpty else { return statistics }
    return statistics.union(
      layout.slots.indices.filter { names.contains(layout.slots[$0].layerName) })
  }

  /// The places of the tensors that operations keep by themselves.
  var statistics: Set<Int> {
    guard let graph else { return [] }
    return Set(graph.parameters.indices.filter { !graph.parameters[$0].learns })
  }

  /// The places of a layer's tensors, and of those of the layers inside it.
  func parameters(ofLayer name: String) -> [Int] {
    guard let layer = allLayers.first(where: { $0.name == name }) else { return [] }
    let names = Set(layer.allNames)
    return layout.slots.indices.filter { names.contains(layout.slots[$0].layerName) }
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

extension Network.NamedLayer {
  /// Freezes the layer of a name with all inside it, or lets it learn again: this one, or one inside.
  fileprivate mutating func setFrozen(_ isFrozen: Bool, _ name: String) {
    guard allNames.contains(name) else { return }
    guard self.name != name else { return setAllFrozen(isFrozen) }
    changeInside { $0.setFrozen(isFrozen, name) }
    // It is no longer frozen whole where one inside learns again.
    self.isFrozen = self.isFrozen && isFrozen
  }

  private mutating func setAllFrozen(_ isFrozen: Bool) {
    self.isFrozen = isFrozen
    changeInside { $0.setAllFrozen(isFrozen) }
  }

  private mutating func changeInside(_ change: (inout Network.NamedLayer) -> Void) {
    guard var composite = layer as? any CompositeLayer else { return }
    var branches = composite.branches
    for branch in branches.indices {
      for place in branches[branch].indices { change(&branches[branch][place]) }
    }
    composite.branches = branches
    layer = composite
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
