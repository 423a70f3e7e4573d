import Glibc

/// One step of a network with a hidden layer of tanh and an output of softmax, written as loops over
/// rows, units and inputs: what a matrix product does at once.
struct LoopStep {
  let inputs: Int
  let units: Int
  let classes: Int
  /// [units, inputs] and [classes, units], row after row.
  let hiddenWeight: [Float]
  let outputWeight: [Float]
  let hiddenBias: [Float]
  let outputBias: [Float]

  /// The gradients of the mean cross-entropy, in the order and shapes of the weights.
  struct Gradients {
    var hiddenWeight: [Float]
    var hiddenBias: [Float]
    var outputWeight: [Float]
    var outputBias: [Float]
  }

  /// `x` holds the rows' inputs, row after row, and `labels` their classes.
  func gradients(x: [Float], labels: [Int32]) -> Gradients {
    var sums = Gradients(
      hiddenWeight: [Float](repeating: 0, count: units * inputs),
      hiddenBias: [Float](repeating: 0, count: units),
      outputWeight: [Float](repeating: 0, count: classes * units),
      outputBias: [Float](repeating: 0, count: classes))
    for row in labels.indices { add(row, x, label: Int(labels[row]), of: labels.count, to: &sums) }
    return sums
  }

  private func add(
    _ row: Int, _ x: [Float], label: Int, of rows: Int, to sums: inout Gradients
  ) {
    let hidden = hidden(row, x)
    var slopes = probabilities(hidden)
    slopes[label] -= 1
    var back = [Float](repeating: 0, count: units)
    for output in 0..<classes {
      let slope = slopes[output] / Float(rows)
      sums.outputBias[output] += slope
      for unit in 0..<units {
        sums.outputWeight[output * units + unit] += slope * hidden[unit]
        back[unit] += slope * outputWeight[output * units + unit]
      }
    }
    for unit in 0..<units {
      let slope = back[unit] * (1 - hidden[unit] * hidden[unit])
      sums.hiddenBias[unit] += slope
      for input in 0..<inputs {
        sums.hiddenWeight[unit * inputs + input] += slope * x[row * inputs + input]
      }
    }
  }

  private func hidden(_ row: Int, _ x: [Float]) -> [Float] {
    var hidden = [Float](repeating: 0, count: units)
    for unit in 0..<units {
      var z = hiddenBias[unit]
      for input in 0..<inputs { z += hiddenWeight[unit * inputs + input] * x[row * inputs + input] }
      hidden[unit] = tanh(z)
    }
    return hidden
  }

  private func probabilities(_ hidden: [Float]) -> [Float] {
    var values = [Float](repeating: 0, count: classes)
    for output in 0..<classes {
      var z = outputBias[output]
      for unit in 0..<units { z += outputWeight[output * units + unit] * hidden[unit] }
      values[output] = z
    }
    let greatest = values.max() ?? 0
    values = values.map { exp($0 - greatest) }
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }
}
