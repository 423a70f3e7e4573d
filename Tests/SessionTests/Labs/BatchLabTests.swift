import Testing

@testable import Session

@Suite struct BatchLabTests {
  private func row(_ batch: String, epochs: [Double], seconds: [Double]) -> BatchLab.Row {
    BatchLab.Row(
      batch: batch, secondsPerEpoch: [0.01], epochs: epochs, seconds: seconds, accuracy: [0.9],
      seeds: 2)
  }

  @Test func theSentenceFollowsFromTheNumbers() {
    let rows = [
      row("1", epochs: [2, 3], seconds: [0.5, 0.5]),
      row("64", epochs: [9, 10], seconds: [0.1, 0.1]),
      row("all", epochs: [30], seconds: [0.2]),
    ]
    #expect(
      BatchLab.sentence(rows)
        == "Batch 1 reached a loss of 0.2 in the fewest epochs, 2.5, but batch 64 in the least time, 0.1 s; with all it was not reached by every seed in 30 epochs."
    )
    var changed = rows
    changed[0].seconds = [0.05, 0.05]
    changed[2] = row("all", epochs: [30, 30], seconds: [0.2, 0.2])
    #expect(
      BatchLab.sentence(changed)
        == "Batch 1 reached a loss of 0.2 in the fewest epochs, 2.5, and in the least time, 50 ms.")
    #expect(
      BatchLab.sentence([row("1", epochs: [], seconds: [])])
        == "No batch reached a loss of 0.2 in 30 epochs.")
  }
}
