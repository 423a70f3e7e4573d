import Glibc
import Tensors

// The recurrence in plain arithmetic.
extension Recurrence {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let walk = RecurrenceWalk(self, site)
    return walk.states().flatMap { states in
      givesSequence
        ? (0..<walk.steps).flatMap { states[walk.turn(of: $0) + 1].h } : states[walk.steps].h
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let walk = RecurrenceWalk(self, site)
    var slopes = ReferenceGradients(
      inputs: site.inputs.map { [Double](repeating: 0, count: $0.count) },
      parameters: site.parameters.map { [Double](repeating: 0, count: $0.count) })
    for (row, states) in walk.states().enumerated() {
      walk.addGradients(of: row, states, gradient, to: &slopes)
    }
    return slopes
  }
}

/// Step by step through the rows of a batch.
private struct RecurrenceWalk {
  let operation: Recurrence
  let site: ReferenceSite
  let steps: Int
  private var units: Int { operation.units }
  private var sums: Int { operation.cell.gates * operation.units }

  /// What stands after a step.
  struct State {
    var h: [Double]
    var c: [Double]
  }

  init(_ operation: Recurrence, _ site: ReferenceSite) {
    (self.operation, self.site) = (operation, site)
    steps = site.shapes[0].steps
  }

  /// Which step is taken at a turn, and the other way round.
  func turn(of step: Int) -> Int { operation.isReversed ? steps - 1 - step : step }

  private func isPadding(_ row: Int, _ step: Int) -> Bool {
    site.inputs.count > 1 && site.inputs[1][row * steps + step] == 0
  }

  /// The states of each row before the first turn and after each.
  func states() -> [[State]] {
    (0..<site.rows).map { row in
      var states = [
        State(
          h: [Double](repeating: 0, count: units), c: [Double](repeating: 0, count: units))
      ]
      for turn in 0..<steps {
        states.append(state(row, step: self.turn(of: turn), after: states[turn]))
      }
      return states
    }
  }

  private func input(_ row: Int, _ step: Int, _ gate: Int, _ unit: Int) -> Int {
    (row * steps + step) * sums + gate * units + unit
  }

  /// Of a gate, what comes from the state before.
  private func inner(_ gate: Int, _ unit: Int, _ h: [Double]) -> Double {
    let place = gate * units + unit
    let bias = operation.hasBias ? site.parameters[1][place] : 0
    return (0..<units).reduce(bias) { $0 + site.parameters[0][place * units + $1] * h[$1] }
  }

  private func sum(_ row: Int, _ step: Int, _ gate: Int, _ unit: Int, _ h: [Double]) -> Double {
    site.inputs[0][input(row, step, gate, unit)] + inner(gate, unit, h)
  }

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func state(_ row: Int, step: Int, after before: State) -> State {
    if isPadding(row, step) { return before }
    var state = before
    for unit in 0..<units {
      func sum(_ gate: Int) -> Double { self.sum(row, step, gate, unit, before.h) }
      switch operation.cell {
      case .rnn: state.h[unit] = tanh(sum(0))
      case .rectifiedRNN: state.h[unit] = max(0, sum(0))
      case .lstm:
        state.c[unit] = sigmoid(sum(1)) * before.c[unit] + sigmoid(sum(0)) * tanh(sum(2))
        state.h[unit] = sigmoid(sum(3)) * tanh(state.c[unit])
      case .gru:
        let (reset, keep) = (sigmoid(sum(0)), sigmoid(sum(1)))
        let new = tanh(
          site.inputs[0][input(row, step, 2, unit)] + reset * inner(2, unit, before.h))
        state.h[unit] = (1 - keep) * new + keep * before.h[unit]
      }
    }
    return state
  }

  /// Adds what one row makes of the gradients of its states.
  func addGradients(
    of row: Int, _ states: [State], _ gradient: [Double], to slopes: inout ReferenceGradients
  ) {
    var (dh, dc) = (states[0].h, states[0].c)
    for turn in (0..<steps).reversed() {
      let step = self.turn(of: turn)
      if operation.givesSequence {
        for i in 0..<units { dh[i] += gradient[(row * steps + step) * units + i] }
      } else if turn == steps - 1 {
        for i in 0..<units { dh[i] += gradient[row * units + i] }
      }
      if isPadding(row, step) { continue }
      var direct = [Double](repeating: 0, count: units)
      var inner: [Double] = []
      let before = states[turn]
      for unit in 0..<units {
        let slope = slopesOfSums(row, step, unit, before, dh[unit], &dc[unit], &direct[unit])
        for (gate, value) in slope.outer.enumerated() {
          slopes.inputs[0][input(row, step, gate, unit)] = value
        }
        inner += slope.inner
      }
      dh = direct
      for unit in 0..<units {
        for gate in 0..<operation.cell.gates {
          let (slope, place) = (inner[unit * operation.cell.gates + gate], gate * units + unit)
          if operation.hasBias { slopes.parameters[1][place] += slope }
          for i in 0..<units {
            slopes.parameters[0][place * units + i] += slope * before.h[i]
            dh[i] += slope * site.parameters[0][place * units + i]
          }
        }
      }
    }
  }

  /// The gradients of a unit's sums, from the input and from the state before; `direct` takes what goes to
  /// the state before by itself.
  private func slopesOfSums(
    _ row: Int, _ step: Int, _ unit: Int, _ before: State, _ dh: Double, _ dc: inout Double,
    _ direct: inout Double
  ) -> (outer: [Double], inner: [Double]) {
    func sum(_ gate: Int) -> Double { self.sum(row, step, gate, unit, before.h) }
    switch operation.cell {
    case .rnn:
      let y = tanh(sum(0))
      return ([dh * (1 - y * y)], [dh * (1 - y * y)])
    case .rectifiedRNN:
      let slope = sum(0) > 0 ? dh : 0
      return ([slope], [slope])
    case .lstm:
      let (i, f, g, o) = (sigmoid(sum(0)), sigmoid(sum(1)), tanh(sum(2)), sigmoid(sum(3)))
      let t = tanh(f * before.c[unit] + i * g)
      let cell = dc + dh * o * (1 - t * t)
      dc = cell * f
      let slopes = [
        cell * g * i * (1 - i), cell * before.c[unit] * f * (1 - f), cell * i * (1 - g * g),
        dh * t * o * (1 - o),
      ]
      return (slopes, slopes)
    case .gru:
      let (r, z, far) = (sigmoid(sum(0)), sigmoid(sum(1)), inner(2, unit, before.h))
      let n = tanh(site.inputs[0][input(row, step, 2, unit)] + r * far)
      let inside = dh * (1 - z) * (1 - n * n)
      direct = dh * z
      let (reset, keep) = (inside * far * r * (1 - r), dh * (before.h[unit] - n) * z * (1 - z))
      return ([reset, keep, inside], [reset, keep, inside * r])
    }
  }
}
