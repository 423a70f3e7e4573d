package import Diagnostics
package import Tensors

/// Several rows side by side along their last extent: the channels of images that lie channel beside
/// channel, the features of sequences, the numbers of plain rows.
package struct Concatenation: Operation {
  package init() {}

  package var tape: Tape { [] }

  /// The inputs agree in all but their last extents.
  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    let width = inputs.reduce(0) { $0 + ($1.extents.last ?? 1) }
    guard let shape = Shape(checking: inputs[0].extents.dropLast() + [width]) else {
      throw Diagnostic("shape.size", "branches of \(width) numbers are more than can be counted")
    }
    return shape
  }

  package func forward(_ site: Site) -> Step {
    .shared(Shift(whole: site.output, parts: parts(site, site.inputs), joins: true))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Shift(
        whole: site.outputGradient ?? site.output, parts: parts(site, site.inputGradients),
        joins: false))
  }

  /// A branch: where it lies, where it begins in each run of the whole, and how long it is there.
  private struct Part {
    let rows: Rows?
    let start: Int
    let width: Int
  }

  private func parts(_ site: Site, _ rows: [Rows?]) -> [Part] {
    var start = 0
    return zip(rows, site.shapes).map { rows, shape in
      let width = shape.extents.last ?? 1
      defer { start += width }
      return Part(rows: rows, start: start, width: width)
    }
  }

  /// Brings the parts into the whole, or the whole into its parts.
  private struct Shift: Kernel {
    let whole: Rows
    let parts: [Part]
    let joins: Bool

    func run(_ memory: borrowing Memory) {
      let width = parts.reduce(0) { $0 + $1.width }
      for part in parts {
        guard let rows = part.rows else { continue }
        for row in memory.lane.part(of: whole.count) {
          let own = Rows(
            rows.pointer + row * rows.stride, count: rows.columns / part.width,
            columns: part.width)
          let there = Rows(
            whole.pointer + row * whole.stride + part.start, count: own.count,
            columns: part.width, stride: width)
          RowKernels.copy(joins ? own : there, into: joins ? there : own)
        }
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let widths = site.shapes.map { $0.extents.last ?? 1 }
    let runs = site.rows * (site.shapes[0].count / max(widths[0], 1))
    var output: [Double] = []
    for run in 0..<runs {
      for (input, width) in zip(site.inputs, widths) {
        output += input[run * width..<(run + 1) * width]
      }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let widths = site.shapes.map { $0.extents.last ?? 1 }
    var inputs = widths.map { _ in [Double]() }
    var start = 0
    while start < gradient.count {
      for (i, width) in widths.enumerated() {
        inputs[i] += gradient[start..<start + width]
        start += width
      }
    }
    return ReferenceGradients(inputs: inputs)
  }
}
