import Tensors

/// Where a recurrence works.
struct RecurrenceSite {
  let kernel: RecurrenceKernel
  let input: Rows
  let output: Rows
  let gradient: Rows
  let inputGradient: Rows?
  let tokenGradient: Rows?
  let weight: ParameterLayout.Slot
  let bias: Int?
  private let tokens: Rows?
  /// Whether one gradient stands for both sums, that of the input.
  let sharesGradient: Bool
  private let product: Product
  private let learnsWeight: Bool
  let learnsBias: Bool
  private let saved: UnsafeMutablePointer<Float>?
  private let scratch: UnsafeMutablePointer<Float>
  private let scratchStride: Int

  init(_ operation: Recurrence, _ kernel: RecurrenceKernel, _ site: Site) {
    self.kernel = kernel
    (input, output) = (site.inputs[0], site.output)
    gradient = site.outputGradient ?? site.output
    inputGradient = site.inputGradients[0]
    tokens = site.inputs.dropFirst().first
    tokenGradient = site.inputGradients.dropFirst().first ?? nil
    weight = site.parameters[0]
    bias = operation.hasBias ? site.parameters[1].offset : nil
    learnsWeight = !site.frozen.contains(0)
    learnsBias = operation.hasBias && !site.frozen.contains(1)
    saved = site.outputGradient == nil ? nil : site.saved
    (scratch, scratchStride) = (site.scratch, site.scratchStride)
    sharesGradient = kernel.gradientsAreAlike && inputGradient?.isDense == true
    product = Product(
      rows: kernel.sums, columns: kernel.units, depth: site.rows * kernel.steps,
      left: .transposed(stride: sharesGradient ? kernel.sums : kernel.keptStride),
      right: .plain(stride: kernel.keptStride),
      resultStride: weight.stride)
  }

  /// What a lane takes of a pass that gives, or is given the gradient of, `output`.
  @inline(__always) func part(
    _ rows: Range<Int>, _ lane: Lane, output: Rows
  ) -> RecurrenceKernel.Place {
    RecurrenceKernel.Place(
      input: input.rows(rows), output: output.rows(rows),
      kept: saved.map { $0 + rows.lowerBound * kernel.savedCount }, tokens: tokens?.rows(rows),
      scratch: scratch + lane.index * scratchStride)
  }

  /// The gradients of the weight and the bias, from those of every step's sums; those of the bias stand at
  /// the beginning of the lanes' scratch memory, of which this product takes nothing.
  @inline(__always) func learn(_ memory: borrowing Memory) {
    guard let saved else { return }
    if learnsWeight {
      let slopes = sharesGradient ? inputGradient?.pointer : nil
      product.run(
        slopes ?? saved, saved + kernel.before, into: memory.gradients + weight.offset,
        scratch: scratch + memory.lane.index * scratchStride, lane: memory.lane)
    }
    guard learnsBias, let bias else { return }
    let own = memory.lane.part(of: kernel.sums, grain: 8)
    RowKernels.columnSums(
      Rows(
        scratch + own.lowerBound, count: memory.lane.count, columns: own.count,
        stride: scratchStride),
      into: memory.gradients + bias + own.lowerBound)
  }
}
