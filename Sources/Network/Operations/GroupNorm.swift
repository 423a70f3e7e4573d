package import Diagnostics
package import Tensors

/// y = (x − μ) ÷ √(σ² + ε) · w + b over each group of channels of each image, or of features of each sequence:
/// weight and bias [channels]. Source: PyTorch, group_norm; Wu and He, 2018.
package struct GroupNorm: Operation {
  /// A divisor of the number of channels.
  package var groups: Int
  package var epsilon: Double

  package init(groups: Int, epsilon: Double = 1e-5) {
    self.groups = groups
    self.epsilon = epsilon
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { .inputs }

  private func channels(_ inputs: [Shape]) -> Int { inputs[0].extents.last ?? 1 }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    [Shape](repeating: Shape(channels(inputs)), count: 2)
  }

  /// The mean of each group of each row, what rounding took from it, and 1 ÷ √(σ² + ε).
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { 3 * rows * groups }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    4 * channels(inputs) + NormalisationKernel(channels: channels(inputs)).scratchCount
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(site: GroupNormSite(self, site), keeps: site.outputGradient != nil))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(site: GroupNormSite(self, site)))
  }

  private struct Forward: Kernel {
    let site: GroupNormSite
    let keeps: Bool

    func run(_ memory: borrowing Memory) {
      let kernel = site.kernel
      let scratch = site.workspace(of: memory.lane)
      let (sums, columns) = (kernel.sums(in: scratch), kernel.columns(in: scratch))
      for row in memory.lane.part(of: site.count) {
        let input = site.image(site.input, row)
        kernel.moments(input, into: sums)
        for group in 0..<site.groups {
          let moments = site.moments(of: group, sums)
          if keeps { site.keep(moments, row: row, group) }
          site.set(columns, group, moments, memory.parameters)
        }
        kernel.spread(columns)
        kernel.apply(input, columns, into: site.image(site.output, row))
      }
    }
  }

  private struct Backward: Kernel {
    let site: GroupNormSite

    func run(_ memory: borrowing Memory) {
      let kernel = site.kernel
      let scratch = site.workspace(of: memory.lane)
      let (sums, columns) = (kernel.sums(in: scratch), kernel.columns(in: scratch))
      let totals = site.totals(of: memory.lane.index)
      totals.update(repeating: 0, count: 2 * kernel.channels)
      for row in memory.lane.part(of: site.count) {
        let (input, gradient) = (site.image(site.input, row), site.image(site.gradient, row))
        for group in 0..<site.groups {
          site.set(columns, group, site.kept(row: row, group), memory.parameters)
        }
        kernel.spread(columns)
        kernel.gradientMoments(input, gradient, columns, into: sums)
        for group in 0..<site.groups {
          let moments = site.kept(row: row, group)
          site.add(sums, group, moments, to: totals)
          site.setSlope(columns, group, moments, sums, memory.parameters)
        }
        guard let inputGradient = site.inputGradient else { continue }
        kernel.spread(columns)
        kernel.applyGradient(gradient, input, columns, into: site.image(inputGradient, row))
      }
      memory.lane.meet()
      if memory.lane.index == 0 { site.write(memory.gradients, lanes: memory.lane.count) }
    }
  }

  // MARK: Reference

  package func reference(_ site: ReferenceSite) -> [Double] {
    let channels = channels(site.shapes)
    var output = site.inputs[0]
    for places in groups(site) {
      let (mean, inverse) = moments(places, site.inputs[0])
      for i in places {
        output[i] =
          (output[i] - mean) * inverse * site.parameters[0][i % channels]
          + site.parameters[1][i % channels]
      }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (channels, x) = (channels(site.shapes), site.inputs[0])
    var input = x
    var weight = [Double](repeating: 0, count: channels)
    var bias = weight
    for places in groups(site) {
      let (mean, inverse) = moments(places, x)
      var (sum, far) = (0.0, 0.0)
      for i in places {
        let (channel, normal) = (i % channels, (x[i] - mean) * inverse)
        let slope = gradient[i] * site.parameters[0][channel]
        sum += slope / Double(places.count)
        far += slope * normal / Double(places.count)
        weight[channel] += gradient[i] * normal
        bias[channel] += gradient[i]
      }
      for i in places {
        let slope = gradient[i] * site.parameters[0][i % channels]
        input[i] = inverse * (slope - sum - (x[i] - mean) * inverse * far)
      }
    }
    return ReferenceGradients(inputs: [input], parameters: [weight, bias])
  }

  /// The places of the numbers of each group of each row.
  private func groups(_ site: ReferenceSite) -> [[Int]] {
    let (count, channels) = (site.shapes[0].count, channels(site.shapes))
    let width = channels / groups
    return (0..<site.rows * groups).map { i in
      let (row, group) = (i / groups, i % groups)
      return (0..<count).filter { $0 % channels / width == group }.map { row * count + $0 }
    }
  }

  private func moments(_ places: [Int], _ x: [Double]) -> (mean: Double, inverse: Double) {
    let count = Double(places.count)
    let mean = places.reduce(0) { $0 + x[$1] } / count
    let variance = places.reduce(0) { $0 + (x[$1] - mean) * (x[$1] - mean) } / count
    return (mean, 1 / (variance + epsilon).squareRoot())
  }
}
