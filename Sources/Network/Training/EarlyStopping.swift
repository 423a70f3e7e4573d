import Tensors

/// Watches the validation loss: keeps the weights that had the best one, and ends a training that has
/// found no better one for some epochs.
struct EarlyStopping: Sendable {
  let patience: Int
  /// The epoch of this training, from 1, whose weights are kept, and its validation loss.
  private(set) var best: (epoch: Int, loss: Double)?
  private(set) var weights: FloatBuffer?

  init(patience: Int) {
    self.patience = patience
  }

  /// Takes note of an epoch; whether it was the last one to wait for. A loss that is not finite is
  /// never better.
  mutating func isOver(after epoch: Int, loss: Double, weights: FloatBuffer) -> Bool {
    if loss.isFinite, loss < best?.loss ?? .infinity {
      best = (epoch, loss)
      keep(weights)
    }
    return epoch - (best?.epoch ?? 0) >= patience
  }

  /// Copies into memory of its own: the training goes on in the other.
  private mutating func keep(_ other: FloatBuffer) {
    if weights == nil {
      weights = other
      weights?.separate()
    } else {
      weights?.update(from: other)
    }
  }
}
