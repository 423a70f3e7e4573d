package import Diagnostics
package import Tensors

/// A recurrent cell over the steps of a sequence: of the sums [steps, gates · units] that come from the
/// input, the states [steps, units], or the last one [units]. weight_hh [gates · units, units] and bias_hh
/// are those of the state before. A second input holds a token for each step: where it is 0, the step is
/// padding and leaves the state as it is.
/// Source: PyTorch, RNN, LSTM and GRU; Hochreiter and Schmidhuber, 1997; Cho and others, 2014.
package struct Recurrence: Operation {
  package var cell: RecurrentCell
  package var units: Int
  package var isReversed: Bool
  package var givesSequence: Bool
  package var hasBias: Bool

  package init(
    cell: RecurrentCell, units: Int, isReversed: Bool = false, givesSequence: Bool = true,
    hasBias: Bool = true
  ) {
    self.cell = cell
    self.units = units
    self.isReversed = isReversed
    self.givesSequence = givesSequence
    self.hasBias = hasBias
  }

  package var tape: Tape { .laterInputs }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    givesSequence ? Shape(inputs[0].steps, units) : Shape(units)
  }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    let weight = Shape(cell.gates * units, units)
    return hasBias ? [weight, Shape(cell.gates * units)] : [weight]
  }

  private func kernel(_ shapes: [Shape]) -> RecurrenceKernel {
    RecurrenceKernel(
      cell: cell, units: units, steps: shapes[0].steps, isReversed: isReversed,
      givesSequence: givesSequence)
  }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    rows * kernel(inputs).savedCount
  }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    kernel(inputs).scratchCount(rows: rows)
  }

  package func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double {
    let states = 6 * Double(rows) * (Double(inputs[0].steps) + 1)
    return (states + 4 * Double(units) + 64) * (Double(units) + 16)
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    let work = Double(rows) * Double(inputs[0].count) * Double(units)
    return rows > 1 && work >= 400_000
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(place: RecurrenceSite(self, kernel(site.shapes), site)))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(place: RecurrenceSite(self, kernel(site.shapes), site)))
  }

  private struct Forward: Kernel {
    let place: RecurrenceSite

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: place.input.count)
      guard !part.isEmpty else { return }
      let parameters = memory.parameters
      place.kernel.apply(
        place.part(part, memory.lane, output: place.output),
        weight: parameters + place.weight.offset, stride: place.weight.stride,
        bias: place.bias.map { parameters + $0 })
    }
  }

  /// Each lane goes back in time with its rows; then they share out the weights.
  private struct Backward: Kernel {
    let place: RecurrenceSite

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: place.input.count)
      place.kernel.applyGradient(
        place.part(part, memory.lane, output: place.gradient),
        into: place.inputGradient?.rows(part), shares: place.sharesGradient,
        weight: memory.parameters + place.weight.offset, stride: place.weight.stride,
        givesBias: place.learnsBias)
      place.tokenGradient?.clear(part)
      memory.lane.meet()
      place.learn(memory)
    }
  }
}
