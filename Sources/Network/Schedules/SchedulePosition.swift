/// Where a training is.
package struct SchedulePosition: Hashable, Sendable {
  /// The step that is about to be made, from 0, and how many there are to be.
  package var step: Int
  package var steps: Int
  package var stepsPerEpoch: Int

  package init(step: Int, steps: Int, stepsPerEpoch: Int) {
    (self.step, self.steps, self.stepsPerEpoch) = (step, steps, stepsPerEpoch)
  }

  /// The epoch that the step is in, from 0.
  package var epoch: Int { step / stepsPerEpoch }

  /// How many epochs there are to be; one that is only begun counts.
  package var epochs: Int { (steps - 1) / stepsPerEpoch + 1 }
}

/// What a schedule keeps during a training.
package struct ScheduleState: Hashable, Sendable, Codable {
  /// The least loss so far.
  package var best: Double?
  /// Epochs since.
  package var waited = 0
  /// What the rate came down to.
  package var factor = 1.0

  package init() {}
}
