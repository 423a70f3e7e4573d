package import Diagnostics
import Specification
package import Tensors

// Reading and writing weights by name, and filling them anew.
extension Network {
  /// The names of all tensors, in the order of the layers: `dense1.weight`.
  package var tensorNames: [String] { layout.slots.map(\.name) }

  /// A tensor by name.
  package func tensor(named name: String) -> Tensor? {
    layout.slot(named: name).map { layout.read($0, from: parameters) }
  }

  /// Writes a tensor; an unknown name or another shape is an error.
  package mutating func setTensor(
    named name: String, to tensor: Tensor
  ) throws(Diagnostic) {
    let slot = try slot(named: name, for: tensor)
    layout.write(tensor, to: slot, in: &parameters)
  }

  /// The names of a layer's tensors, and of those of the layers inside it.
  package func tensorNames(of layer: NamedLayer) -> [String] {
    parameters(ofLayer: layer.name).map { layout.slots[$0].name }
  }

  /// Fills weights anew, of one layer with all inside it, or of all; with `initialiser`, the weights by it,
  /// and biases by their own. The optimizer forgets, and all counts from 0 again where the whole network is filled.
  package mutating func initialise(
    with initialiser: Initialiser? = nil, layer name: String? = nil, streams: inout RandomStreams
  ) {
    guard let graph else { return }
    let own = name.map { Set(parameters(ofLayer: $0)) }
    for (place, var parameter) in graph.parameters.enumerated() where own?.contains(place) ?? true {
      let slot = layout.slots[place]
      if let initialiser, parameter.isDrawn, initialiser != .auto {
        parameter.initialiser = initialiser
      }
      let tensor = parameter.initialiser.fill(parameter, from: &streams[.initialisation])
      layout.write(tensor, to: slot, in: &parameters)
    }
    optimizerState = OptimizerState()
    if name == nil { (epoch, step) = (0, 0) }
  }

  /// What the optimizer keeps for each tensor, by `slot.tensor`: `exp_avg.dense1.weight`.
  package var optimizerTensors: [(name: String, tensor: Tensor)] {
    var tensors: [(String, Tensor)] = []
    for (name, buffer) in zip(optimizer.slots, optimizerState.slots) {
      for slot in layout.slots {
        tensors.append(("\(name).\(slot.name)", layout.read(slot, from: buffer)))
      }
    }
    return tensors
  }

  /// The steps of the optimizer that each tensor missed, by its name; without those that missed none.
  package var missedSteps: [String: Int] {
    var missed: [String: Int] = [:]
    for (place, slot) in layout.slots.enumerated() where optimizerState.missed(by: place) > 0 {
      missed[slot.name] = optimizerState.missed(by: place)
    }
    return missed
  }

  /// Puts back what a file holds of a training that is to go on.
  package mutating func restore(
    optimizerTensors tensors: [String: Tensor], optimizerNumbers: [Double] = [],
    optimizerSteps: Int, missed: [String: Int] = [:], schedule: ScheduleState = ScheduleState(),
    epoch: Int, step: Int
  ) throws(Diagnostic) {
    var state = OptimizerState(numbers: optimizerNumbers, steps: optimizerSteps)
    if !missed.isEmpty { state.missed = layout.slots.map { missed[$0.name] ?? 0 } }
    if !tensors.isEmpty {
      for name in optimizer.slots {
        var buffer = FloatBuffer(count: layout.count)
        for slot in layout.slots {
          guard let tensor = tensors["\(name).\(slot.name)"] else { continue }
          layout.write(tensor, to: try self.slot(named: slot.name, for: tensor), in: &buffer)
        }
        state.slots.append(buffer)
      }
    }
    optimizerState = state
    scheduleState = schedule
    (self.epoch, self.step) = (epoch, step)
  }

  private func slot(
    named name: String, for tensor: Tensor
  ) throws(Diagnostic) -> ParameterLayout.Slot {
    guard let slot = layout.slot(named: name) else {
      throw Diagnostic(
        "tensor.unknown", "the network has no tensor '\(name)'",
        hint: "its tensors are \(listed(tensorNames))")
    }
    guard slot.shape == tensor.shape else {
      throw Diagnostic(
        "tensor.shape", "'\(name)' has the shape [\(slot.shape)], and this is [\(tensor.shape)]")
    }
    return slot
  }
}
