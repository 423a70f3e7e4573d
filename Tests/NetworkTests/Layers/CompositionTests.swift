import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct CompositionTests {
  private var base: Network {
    get throws { try Network(for: .xor, [.dense(4)]) }
  }

  @Test func keepsWhatABranchAdds() throws {
    var composition = Composition(try base)
    for width in [3, 5] {
      var branch = composition.next
      var streams = RandomStreams(seed: 0)
      try branch.append(.dense(width), streams: &streams)
      try composition.keep(branch)
    }
    #expect(composition.branches.map { $0.map(\.name) } == [["dense2"], ["dense3"]])
  }

  @Test func refusesABranchThatTouchesTheRest() throws {
    var composition = Composition(try base)
    var streams = RandomStreams(seed: 0)
    var branch = composition.next
    try branch.remove(at: 0, streams: &streams)
    #expect(throws: Diagnostic.self) { try composition.keep(branch) }
    branch = composition.next
    try branch.remove(at: 0, streams: &streams)
    try branch.append(.dense(4), name: "other", streams: &streams)
    #expect(throws: Diagnostic.self) { try composition.keep(branch) }
  }

  /// A layer around others is named beside them.
  @Test func layersInEachOtherHaveNamesOfTheirOwn() throws {
    var streams = RandomStreams(seed: 0)
    var network = try base
    for _ in 0..<3 {
      var composition = Composition(try base)
      try composition.keep(network)
      var whole = try base
      try whole.append(ResidualLayer(composition.branches), streams: &streams)
      network = whole
    }
    #expect(
      network.layers.flatMap(\.allNames) == ["dense1", "residual3", "residual2", "residual1"])
    let inner = Network.NamedLayer(name: "block", layer: DenseLayer.dense(4))
    #expect(throws: Diagnostic.self) {
      try network.append(ResidualLayer([[inner]]), name: "block", streams: &streams)
    }
  }
}
