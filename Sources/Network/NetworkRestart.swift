package import Tensors

extension Network {
  /// Draws the first weights of every layer that learns anew, each by its own initialiser; what is
  /// frozen stays. The optimizer and the schedule forget, and all counts from 0 again.
  package mutating func restart(streams: inout RandomStreams) {
    for layer in allLayers where !layer.isFrozen && layer.inside.isEmpty {
      initialise(layer: layer.name, streams: &streams)
    }
    optimizerState = OptimizerState()
    scheduleState = ScheduleState()
    (epoch, step) = (0, 0)
  }
}
