import Reports
import OrderedCollections
import Testing

@testable import Session

@Suite struct ComparisonTests {
  private func comparison(_ a: [Double], _ b: [Double], by measure: String = "loss") -> Comparison {
    var comparison = Comparison(
      names: ["small", "large"], orders: ["train", "train"], measure: measure)
    comparison.pairs = zip(a, b).map { [[measure: $0], [measure: $1]] }
    return comparison
  }

  @Test func theSentenceFollowsFromTheNumbers() {
    let clear = comparison([0.50, 0.52, 0.51], [0.30, 0.31, 0.32])
    #expect(clear.sentence.hasPrefix("large is better: loss differs by 0.200 ("))
    #expect(
      comparison([0.30, 0.31, 0.32], [0.50, 0.52, 0.51]).sentence.hasPrefix("small is better: "))
    #expect(
      comparison([0.50, 0.52, 0.51], [0.30, 0.31, 0.32], by: "accuracy").sentence
        .hasPrefix("small is better: accuracy"))
    #expect(
      comparison([0.3, 0.6, 0.5], [0.5, 0.3, 0.6]).sentence.hasPrefix("the difference is noise: "))
    #expect(
      comparison([0.3, 0.6], [0.3, 0.6]).sentence == "the two gave the same loss with every seed")
    #expect(comparison([0.3], [0.6]).sentence.hasPrefix("too few seeds"))
  }

  @Test func namesTheBetterOne() {
    guard case .record(let fields) = comparison([5, 5.1], [3, 3.1]).value,
      case .record(let loss)? = fields["loss"]
    else {
      Issue.record("no record")
      return
    }
    #expect(fields["better"] == .text("large"))
    #expect(loss["verdict"] == .text("large better"))
    #expect(loss["small"] == .number(5.05))
  }

  @Test func noiseIsCalledSo() {
    let even = comparison([0.3, 0.6, 0.5], [0.5, 0.3, 0.6])
    #expect(even.table.rows.first?.last == "difference is noise")
    guard case .record(let fields) = even.value, case .record(let loss)? = fields["loss"] else {
      Issue.record("no record")
      return
    }
    #expect(loss["verdict"] == .text("difference is noise"))
    #expect(fields["better"] == Value.none)
  }

  @Test func saysWhatWasLeftOut() {
    var some = comparison([1, 2], [2, 3])
    some.diverged = [0, 1]
    #expect(
      some.table.note == "both by 'train'\nthe loss of large was not finite with 1 seed, left out")
  }
}
