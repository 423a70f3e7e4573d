package import Diagnostics
import Glibc
package import Tensors

/// softmax(Q · Kᵀ / √d) · V in each of `heads` heads: rows [steps, 3 · width] of queries, keys and values
/// side by side give [steps, width]. A second input holds a token for each step: where it is 0, the step is
/// padding and is not looked at.
/// Source: PyTorch, scaled_dot_product_attention; Vaswani and others, 2017.
package struct Attention: Operation {
  package var heads: Int
  /// Whether a step sees only itself and the steps before it.
  package var isCausal: Bool

  package init(heads: Int, isCausal: Bool = false) {
    self.heads = heads
    self.isCausal = isCausal
  }

  package var tape: Tape { .inputs }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    Shape(inputs[0].steps, inputs[0].width / 3)
  }

  private func kernel(_ shape: Shape) -> AttentionKernel {
    AttentionKernel(
      steps: shape.steps, width: shape.width / 3, heads: heads, isCausal: isCausal)
  }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    rows * kernel(inputs[0]).savedCount
  }

  /// Besides what the gradient needs, room for the shares of a row where nothing is left for it.
  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    kernel(inputs[0]).scratchCount + kernel(inputs[0]).savedCount
  }

  package func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double {
    let pairs = Double(inputs[0].steps) * Double(inputs[0].steps)
    return pairs * (Double(rows) * Double(heads) + Double(heads) + 1)
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    rows > 1 && Double(rows) * Double(inputs[0].steps) * Double(inputs[0].count) >= 100_000
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(kernel: kernel(site.shapes[0]), site: site, keeps: site.outputGradient != nil))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(kernel: kernel(site.shapes[0]), site: site))
  }

  private struct Forward: Kernel {
    let kernel: AttentionKernel
    let input: Rows
    let tokens: Rows?
    let output: Rows
    let saved: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int
    /// Whether the shares of every row are left for the gradient.
    let keeps: Bool

    init(kernel: AttentionKernel, site: Site, keeps: Bool) {
      self.kernel = kernel
      (input, output) = (site.inputs[0], site.output)
      tokens = site.inputs.dropFirst().first
      (saved, scratch, scratchStride) = (site.saved, site.scratch, site.scratchStride)
      self.keeps = keeps
    }

    @inline(__always) func run(_ memory: borrowing Memory) {
      let scratch = scratch + memory.lane.index * scratchStride
      for row in memory.lane.part(of: input.count) {
        kernel.apply(
          to: input.pointer + row * input.stride,
          tokens: tokens.map { UnsafePointer($0.pointer + row * $0.stride) },
          into: output.pointer + row * output.stride,
          shares: keeps ? saved + row * kernel.savedCount : scratch + kernel.scratchCount,
          scratch: scratch)
      }
    }
  }

  private struct Backward: Kernel {
    let kernel: AttentionKernel
    let input: Rows
    let gradient: Rows
    let inputGradient: Rows?
    let tokenGradient: Rows?
    let saved: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(kernel: AttentionKernel, site: Site) {
      self.kernel = kernel
      (input, gradient) = (site.inputs[0], site.outputGradient ?? site.output)
      inputGradient = site.inputGradients[0]
      tokenGradient = site.inputGradients.dropFirst().first ?? nil
      (saved, scratch, scratchStride) = (site.saved, site.scratch, site.scratchStride)
    }

    @inline(__always) func run(_ memory: borrowing Memory) {
      tokenGradient?.clear(memory.lane.part(of: input.count))
      guard let inputGradient else { return }
      let scratch = scratch + memory.lane.index * scratchStride
      for row in memory.lane.part(of: input.count) {
        kernel.applyGradient(
          gradient.pointer + row * gradient.stride, input: input.pointer + row * input.stride,
          shares: saved + row * kernel.savedCount,
          into: inputGradient.pointer + row * inputGradient.stride, scratch: scratch)
      }
    }
  }
}

// MARK: Reference

extension Attention {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let sizes = Sizes(site, heads)
    var output = [Double](repeating: 0, count: site.rows * sizes.steps * sizes.width)
    sizes.forEachHead(site.rows) { row, head in
      let shares = shares(site, sizes, row, head)
      for i in 0..<sizes.steps {
        for c in 0..<sizes.headWidth {
          output[sizes.output(row, i, head, c)] = (0..<sizes.steps).reduce(0) {
            $0 + shares[i][$1] * site.inputs[0][sizes.input(row, $1, 2, head, c)]
          }
        }
      }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (sizes, x) = (Sizes(site, heads), site.inputs[0])
    let scale = 1 / Double(sizes.headWidth).squareRoot()
    var result = [Double](repeating: 0, count: x.count)
    sizes.forEachHead(site.rows) { row, head in
      let shares = shares(site, sizes, row, head)
      for i in 0..<sizes.steps {
        let slopes = (0..<sizes.steps).map { j in
          (0..<sizes.headWidth).reduce(0.0) {
            $0 + gradient[sizes.output(row, i, head, $1)] * x[sizes.input(row, j, 2, head, $1)]
          }
        }
        let mean = zip(shares[i], slopes).reduce(0) { $0 + $1.0 * $1.1 }
        for j in 0..<sizes.steps {
          let slope = shares[i][j] * (slopes[j] - mean) * scale
          for c in 0..<sizes.headWidth {
            let (q, k) = (sizes.input(row, i, 0, head, c), sizes.input(row, j, 1, head, c))
            result[q] += slope * x[k]
            result[k] += slope * x[q]
            result[sizes.input(row, j, 2, head, c)] +=
              shares[i][j] * gradient[sizes.output(row, i, head, c)]
          }
        }
      }
    }
    let tokens = site.inputs.dropFirst().map { [Double](repeating: 0, count: $0.count) }
    return ReferenceGradients(inputs: [result] + tokens)
  }

  private func shares(
    _ site: ReferenceSite, _ sizes: Sizes, _ row: Int, _ head: Int
  ) -> [[Double]] {
    let x = site.inputs[0]
    let scale = 1 / Double(sizes.headWidth).squareRoot()
    return (0..<sizes.steps).map { i in
      let scores = (0..<sizes.steps).map { j in
        guard !isCausal || j <= i else { return -Double.infinity }
        if site.inputs.count > 1, site.inputs[1][row * sizes.steps + j] == 0 { return -3e38 }
        return (0..<sizes.headWidth).reduce(0.0) {
          $0 + x[sizes.input(row, i, 0, head, $1)] * x[sizes.input(row, j, 1, head, $1)]
        } * scale
      }
      let largest = scores.max() ?? 0
      let total = scores.reduce(0) { $0 + exp($1 - largest) }
      return scores.map { exp($0 - largest) / total }
    }
  }

  /// Where the numbers of each head lie.
  private struct Sizes {
    let steps: Int
    let width: Int
    let heads: Int
    var headWidth: Int { width / heads }

    init(_ site: ReferenceSite, _ heads: Int) {
      steps = site.shapes[0].steps
      width = site.shapes[0].width / 3
      self.heads = heads
    }

    /// Of the query, key or value (0, 1, 2) of a step.
    func input(_ row: Int, _ step: Int, _ kind: Int, _ head: Int, _ place: Int) -> Int {
      (row * steps + step) * 3 * width + kind * width + head * headWidth + place
    }

    func output(_ row: Int, _ step: Int, _ head: Int, _ place: Int) -> Int {
      (row * steps + step) * width + head * headWidth + place
    }

    func forEachHead(_ rows: Int, _ body: (_ row: Int, _ head: Int) -> Void) {
      for row in 0..<rows {
        for head in 0..<heads { body(row, head) }
      }
    }
  }
}
