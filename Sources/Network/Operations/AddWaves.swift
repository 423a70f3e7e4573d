package import Diagnostics
import Glibc
package import Tensors

/// y = x + p, with sines and cosines of the step: p[t, 2i] = sin(t / 10000^(2i / width)), p[t, 2i + 1] the
/// cosine. Source: Vaswani and others, 2017, section 3.5.
package struct AddWaves: Operation {
  package init() {}

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }

  /// The waves of all steps, row-major.
  static func waves(_ shape: Shape) -> [Double] {
    (0..<shape.count).map { place in
      let (step, i) = (place / shape.width, place % shape.width)
      let angle = Double(step) / pow(10000, Double(i / 2 * 2) / Double(shape.width))
      return i.isMultiple(of: 2) ? sin(angle) : cos(angle)
    }
  }

  package func forward(_ site: Site) -> Step {
    var table = FloatBuffer(count: site.shapes[0].count)
    for (i, wave) in Self.waves(site.shapes[0]).enumerated() { table[i] = Float(wave) }
    return .shared(Forward(input: site.inputs[0], output: site.output, table: table))
  }

  package func backward(_ site: Site) -> Step { .shared(PassGradient(site)) }

  private struct Forward: Kernel {
    let input: Rows
    let output: Rows
    let table: FloatBuffer

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      RowKernels.copy(input.rows(part), into: output.rows(part))
      let waves = Rows(
        UnsafeMutablePointer(mutating: table.pointer), count: 1, columns: input.columns)
      for row in part { RowKernels.add(waves, to: output.rows(row..<row + 1)) }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let waves = Self.waves(site.shapes[0])
    return site.inputs[0].enumerated().map { $0.element + waves[$0.offset % waves.count] }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [gradient])
  }
}
