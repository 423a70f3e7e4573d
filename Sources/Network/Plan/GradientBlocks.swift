import Tensors

/// The gradient of a large weight, block by block: each is there for the moment in which it is used.
struct GradientBlocks {
  /// What computes the gradient [units, inputs], and its factors.
  let product: Product
  let left: UnsafePointer<Float>
  let right: UnsafePointer<Float>
  let slot: ParameterLayout.Slot
  /// Memory for a block.
  let scratch: UnsafeMutablePointer<Float>
  let lane: Lane

  /// Computes this lane's part, and runs `body` on each run of numbers that follow each other: where
  /// it begins among the parameters, its length and where its gradients are.
  func forEachRun(
    _ body: (_ start: Int, _ count: Int, _ gradients: UnsafePointer<Float>) -> Void
  ) {
    product.forEachBlock(for: lane) { block in
      let width = block.columns.count
      product.run(block, left, right, into: scratch, stride: width, scratch: scratch, lane: lane)
      for row in block.rows {
        body(
          start(row, block), width, scratch + (row - block.rows.lowerBound) * width)
      }
    }
  }

  /// Computes this lane's part into the buffer of all gradients: to the same bits.
  func write(to gradients: UnsafeMutablePointer<Float>) {
    product.forEachBlock(for: lane) { block in
      product.run(
        block, left, right, into: gradients + start(block.rows.lowerBound, block),
        stride: slot.stride, scratch: scratch, lane: lane)
    }
  }

  private func start(_ row: Int, _ block: Product.Block) -> Int {
    slot.offset + row * slot.stride + block.columns.lowerBound
  }
}
