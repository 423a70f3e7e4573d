import Tensors

// What a training goes back to when its numbers stop being finite.
extension TrainingLoop {
  /// Finds out where numbers stopped being finite.
  mutating func diverged(
    _ kind: Divergence, _ i: Int, _ workplace: TrainingWorkplace
  ) -> TrainingResult.Ending {
    var memory = workplace.memory
    memory.batch.go(to: i, of: batches.total, by: batches.batch)
    divergence =
      kind == .loss
      ? search.cause(memory, rows: batches.rows(i))
      : search.causeInGradients(workplace.memory.gradients)
    return .notFinite(epoch: record.counts.epochs + 1, step: record.counts.steps + 1)
  }

  /// Whether the step that comes next begins what is to be remembered: an epoch, unless one that is only
  /// a few steps away is remembered.
  var keepsSnapshot: Bool {
    guard let steps = snapshotSteps else { return true }
    return place == 0 && record.counts.steps - steps >= 256
  }

  /// Remembers where a step began whose loss is finite, before its update.
  mutating func keepSnapshot(_ noise: RandomStream, _ tally: Tally) {
    if snapshot != nil {
      self.snapshot?.state.update(from: state)
      self.snapshot?.counts = record.counts
    } else {
      snapshot = moment
      snapshot?.state = TrainingState(copying: state)
    }
    snapshotSteps = record.counts.steps
    snapshot?.noise = noise
    snapshot?.tally = tally
  }

  /// Goes back to the last weights that gave finite numbers: from the snapshot the updates are made
  /// again, all but the one that spoilt them, so that weights, optimizer and streams are together
  /// what they were. Gradients that are not finite were not followed, and spoilt nothing.
  mutating func goBack(_ workplace: inout TrainingWorkplace, from divergence: Divergence) {
    guard let snapshot else { return }
    var updates = record.counts.steps - snapshot.counts.steps
    if case .gradients = divergence {} else { updates -= 1 }
    state.update(from: snapshot.state)
    fixed.noise.pointee = snapshot.noise
    fixed.tally.pointee = snapshot.tally
    record.counts = snapshot.counts
    place = record.counts.steps % batches.count
    orderRows()
    for step in 0..<max(updates, 0) {
      if place == 0, step > 0 { beginEpoch() }
      let i = place
      beginStep(&workplace, onTheWay: false)
      _ = learn(i, workplace.memory)
      _ = clipping?.apply(to: workplace.memory.gradients)
      update(workplace)
      count(rows: batches.rows(i))
      if place == 0 {
        rate.finishEpoch(loss: record.watched(record.counts.epochs), &state.schedule)
      }
    }
    record.forgetLater()
  }
}
