import Tensors

/// Passes the gradient on as it is, to every input that wants it.
struct PassGradient: Kernel {
  let gradient: Rows
  let inputGradients: [Rows?]

  init(_ site: Site) {
    gradient = site.outputGradient ?? site.output
    inputGradients = site.inputGradients
  }

  @inline(__always) func run(_ memory: borrowing Memory) {
    let part = memory.lane.part(of: gradient.count)
    for case let target? in inputGradients {
      RowKernels.copy(gradient.rows(part), into: target.rows(part))
    }
  }
}
