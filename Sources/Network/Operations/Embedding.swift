package import Diagnostics
package import Tensors

/// A learnt vector for each token: of [steps] whole numbers from 0, [steps, width]; weight [count, width].
/// Source: PyTorch, embedding.
package struct Embedding: Operation {
  package var count: Int
  package var width: Int

  package init(count: Int, width: Int) {
    self.count = count
    self.width = width
  }

  package var tape: Tape { .inputs }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    guard let shape = Shape(checking: [inputs[0].count, width]) else {
      throw Diagnostic("shape.size", "\(width) numbers at each step are more than can be counted")
    }
    return shape
  }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] { [Shape(count, width)] }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    Double(rows) * Double(inputs[0].count) * Double(width) >= 100_000
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: kernel(site), tokens: site.inputs[0], output: site.output,
        weight: site.parameters[0].offset))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: kernel(site), tokens: site.inputs[0], tokenGradient: site.inputGradients[0],
        gradient: site.outputGradient ?? site.output, weight: site.parameters[0],
        learns: !site.frozen.contains(0)))
  }

  private func kernel(_ site: Site) -> EmbeddingKernel {
    EmbeddingKernel(count: count, width: width, stride: site.parameters[0].stride)
  }

  private struct Forward: Kernel {
    let kernel: EmbeddingKernel
    let tokens: Rows
    let output: Rows
    let weight: Int

    func run(_ memory: borrowing Memory) {
      for row in memory.lane.part(of: tokens.count) {
        kernel.apply(
          memory.parameters + weight, tokens: tokens.pointer + row * tokens.stride,
          count: tokens.columns, into: output.pointer + row * output.stride)
      }
    }
  }

  /// Each lane sums some of the columns, in the order of the rows.
  private struct Backward: Kernel {
    let kernel: EmbeddingKernel
    let tokens: Rows
    let tokenGradient: Rows?
    let gradient: Rows
    let weight: ParameterLayout.Slot
    let learns: Bool

    func run(_ memory: borrowing Memory) {
      tokenGradient?.clear(memory.lane.part(of: tokens.count))
      guard learns else { return }
      let columns = memory.lane.part(of: kernel.width, grain: 8)
      guard !columns.isEmpty else { return }
      let slopes = memory.gradients + weight.offset
      for row in 0..<kernel.count {
        (slopes + row * weight.stride + columns.lowerBound)
          .update(repeating: 0, count: columns.count)
      }
      for row in 0..<tokens.count {
        kernel.addGradient(
          gradient.pointer + row * gradient.stride, tokens: tokens.pointer + row * tokens.stride,
          count: tokens.columns, columns: columns, to: slopes)
      }
    }
  }

  // MARK: Reference

  private func row(of token: Double) -> Int {
    token >= 0 ? Int(min(token, Double(count - 1))) : 0
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    site.inputs[0].flatMap { token in
      let start = row(of: token) * width
      return site.parameters[0][start..<start + width]
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var slopes = [Double](repeating: 0, count: count * width)
    for (i, token) in site.inputs[0].enumerated() {
      for c in 0..<width { slopes[row(of: token) * width + c] += gradient[i * width + c] }
    }
    return ReferenceGradients(
      inputs: [[Double](repeating: 0, count: site.inputs[0].count)], parameters: [slopes])
  }
}
