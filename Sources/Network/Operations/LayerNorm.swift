package import Diagnostics
package import Tensors

/// y = (x − μ) ÷ √(σ² + ε) · w + b over each row, or over each step of a sequence: weight and bias of the
/// shape of what is normalised, [channels, height, width] for an image, whose numbers here lie channel
/// beside channel. Source: PyTorch, layer_norm; Ba, Kiros and Hinton, 2016.
package struct LayerNorm: Operation {
  package var epsilon: Double

  package init(epsilon: Double = 1e-5) {
    self.epsilon = epsilon
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { .inputs }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    let extents = inputs[0].extents
    let shape =
      extents.count == 3 ? Shape(extents[2], extents[0], extents[1]) : Shape(inputs[0].width)
    return [shape, shape]
  }

  /// The mean of each row and 1 ÷ √(σ² + ε).
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { 2 * rows * inputs[0].steps }

  /// The sums of both gradients in double, and both tensors in the order of the image.
  package func scratchCount(rows: Int, inputs: [Shape]) -> Int { 6 * inputs[0].width }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    rows * inputs[0].steps > 1 && rows * inputs[0].count >= 65_536
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(site: LayerNormSite(self, site), keeps: site.outputGradient != nil))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(site: LayerNormSite(self, site)))
  }

  private struct Forward: Kernel {
    let site: LayerNormSite
    let keeps: Bool

    func run(_ memory: borrowing Memory) {
      let (weight, bias) = site.tensors(memory.parameters, memory.lane)
      for row in memory.lane.part(of: site.input.count) {
        let moments = RowNormalisationKernel.moments(site.input, row: row, epsilon: site.epsilon)
        if keeps { (site.means[row], site.inverses[row]) = moments }
        RowNormalisationKernel.apply(
          site.input, row: row, moments, weight: weight, bias: bias, into: site.output)
      }
    }
  }

  private struct Backward: Kernel {
    let site: LayerNormSite

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: site.input.count)
      if site.learns {
        let sums = site.sums(of: memory.lane.index)
        sums.update(repeating: 0, count: 2 * site.input.columns)
        RowNormalisationKernel.weightGradients(
          site.gradient.rows(part), site.input.rows(part), means: site.means + part.lowerBound,
          inverses: site.inverses + part.lowerBound, weight: sums,
          bias: sums + site.input.columns)
      }
      if let inputGradient = site.inputGradient {
        let (weight, _) = site.tensors(memory.parameters, memory.lane)
        for row in part {
          RowNormalisationKernel.applyGradient(
            site.gradient, site.input, row: row, (site.means[row], site.inverses[row]),
            weight: weight, into: inputGradient)
        }
      }
      guard site.learns else { return }
      memory.lane.meet()
      site.write(memory.gradients, memory.lane)
    }
  }

  // MARK: Reference

  package func reference(_ site: ReferenceSite) -> [Double] {
    let width = site.shapes[0].width
    var output = site.inputs[0]
    for row in 0..<site.rows * site.shapes[0].steps {
      let (mean, inverse) = moments(site.inputs[0][row * width..<(row + 1) * width])
      for i in 0..<width {
        let place = LayerNormSite.place(of: i, in: site.shapes[0])
        output[row * width + i] =
          (output[row * width + i] - mean) * inverse * site.parameters[0][place]
          + site.parameters[1][place]
      }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (shape, x) = (site.shapes[0], site.inputs[0])
    let width = shape.width
    let places = (0..<width).map { LayerNormSite.place(of: $0, in: shape) }
    var input = x
    var (weight, bias) = (places.map { _ in 0.0 }, places.map { _ in 0.0 })
    for row in 0..<site.rows * shape.steps {
      let start = row * width
      let (mean, inverse) = moments(x[start..<start + width])
      var (sum, far) = (0.0, 0.0)
      for i in 0..<width {
        let slope = gradient[start + i] * site.parameters[0][places[i]]
        let normal = (x[start + i] - mean) * inverse
        sum += slope / Double(width)
        far += slope * normal / Double(width)
        weight[places[i]] += gradient[start + i] * normal
        bias[places[i]] += gradient[start + i]
      }
      for i in 0..<width {
        let slope = gradient[start + i] * site.parameters[0][places[i]]
        input[start + i] = inverse * (slope - sum - (x[start + i] - mean) * inverse * far)
      }
    }
    return ReferenceGradients(inputs: [input], parameters: [weight, bias])
  }

  private func moments(_ row: ArraySlice<Double>) -> (mean: Double, inverse: Double) {
    let mean = row.reduce(0, +) / Double(row.count)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
    return (mean, 1 / (variance + epsilon).squareRoot())
  }
}
