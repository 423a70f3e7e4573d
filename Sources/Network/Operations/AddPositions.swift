package import Diagnostics
package import Tensors

/// y = x + w, with a learnt vector for each step: weight [steps, features].
package struct AddPositions: Operation {
  package init() {}

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package func parameterShapes(_ inputs: [Shape]) -> [Shape] { [inputs[0]] }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(input: site.inputs[0], output: site.output, weight: site.parameters[0]))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        pass: PassGradient(site), weight: site.parameters[0], learns: !site.frozen.contains(0)))
  }

  private struct Forward: Kernel {
    let input: Rows
    let output: Rows
    let weight: ParameterLayout.Slot

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      RowKernels.copy(input.rows(part), into: output.rows(part))
      for row in part {
        let start = output.pointer + row * output.stride
        RowKernels.add(
          Rows(
            UnsafeMutablePointer(mutating: memory.parameters + weight.offset), count: weight.rows,
            columns: weight.columns, stride: weight.stride),
          to: Rows(start, count: weight.rows, columns: weight.columns))
      }
    }
  }

  private struct Backward: Kernel {
    let pass: PassGradient
    let weight: ParameterLayout.Slot
    let learns: Bool

    @inline(__always) func run(_ memory: borrowing Memory) {
      pass.run(memory)
      guard learns else { return }
      let gradient = pass.gradient
      // A lane sums some of the steps over all rows.
      for step in memory.lane.part(of: weight.rows) {
        RowKernels.columnSums(
          Rows(
            gradient.pointer + step * weight.columns, count: gradient.count,
            columns: weight.columns, stride: gradient.stride),
          into: memory.gradients + weight.offset + step * weight.stride)
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let weight = site.parameters[0]
    return site.inputs[0].enumerated().map { $0.element + weight[$0.offset % weight.count] }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let count = site.parameters[0].count
    var slopes = [Double](repeating: 0, count: count)
    for (i, slope) in gradient.enumerated() { slopes[i % count] += slope }
    return ReferenceGradients(inputs: [gradient], parameters: [slopes])
  }
}
