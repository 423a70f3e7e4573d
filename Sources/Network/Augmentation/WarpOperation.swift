package import Diagnostics
package import Tensors

/// An operation that shows each image of a batch from elsewhere, at random in training.
package protocol WarpOperation: Operation {
  /// The extents of what it gives.
  func extents(height: Int, width: Int) -> (height: Int, width: Int)

  /// How many draws an image takes.
  var draws: Int { get }

  /// Where the pixels of an image come from; without a stream, when not training.
  func map(height: Int, width: Int, _ stream: inout RandomStream?) -> WarpKernel.Map
}

extension WarpOperation {
  package func extents(height: Int, width: Int) -> (height: Int, width: Int) { (height, width) }
  package var isIdentityInInference: Bool { true }
  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    let kernel = kernel(inputs[0])
    return Shape(kernel.outHeight, kernel.outWidth, kernel.channels)
  }

  package func drawCount(rows: Int, inputs: [Shape]) -> Int { rows * draws }

  /// How far the noise had come before the batch, so that the gradient sees the same.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { 4 }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  private func kernel(_ shape: Shape) -> WarpKernel {
    precondition(shape.rank == 3, "an image has height, width and channels")
    let (height, width) = (shape.extents[0], shape.extents[1])
    let out = extents(height: height, width: width)
    return WarpKernel(
      height: height, width: width, channels: shape.extents[2], outHeight: out.height,
      outWidth: out.width)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      WarpForward(
        operation: self, kernel: kernel(site.shapes[0]), input: site.inputs[0],
        output: site.output, saved: site.outputGradient == nil ? nil : site.saved))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      WarpBackward(
        operation: self, kernel: kernel(site.shapes[0]),
        gradient: site.outputGradient ?? site.output, inputGradient: site.inputGradients[0],
        saved: site.saved))
  }

  // MARK: Reference

  package func reference(_ site: ReferenceSite) -> [Double] {
    let (kernel, terms) = (kernel(site.shapes[0]), terms(site))
    let size = kernel.outHeight * kernel.outWidth * kernel.channels
    var output = [Double](repeating: 0, count: site.rows * size)
    for term in terms { output[term.output] += term.share * site.inputs[0][term.input] }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var input = [Double](repeating: 0, count: site.inputs[0].count)
    for term in terms(site) { input[term.input] += term.share * gradient[term.output] }
    return ReferenceGradients(inputs: [input])
  }

  /// What each number of the input gives to a number of the output.
  private func terms(_ site: ReferenceSite) -> [(input: Int, output: Int, share: Double)] {
    let kernel = kernel(site.shapes[0])
    var terms: [(input: Int, output: Int, share: Double)] = []
    for row in 0..<site.rows {
      var stream = site.noise
      stream?.counter += UInt64(row * draws)
      let map = map(height: kernel.height, width: kernel.width, &stream)
      for corner in kernel.corners(map) {
        for channel in 0..<kernel.channels {
          let pixels = (kernel.height * kernel.width, kernel.outHeight * kernel.outWidth)
          terms.append(
            (
              (row * pixels.0 + corner.input) * kernel.channels + channel,
              (row * pixels.1 + corner.output) * kernel.channels + channel, corner.share
            ))
        }
      }
    }
    return terms
  }
}

extension WarpKernel {
  /// What the pixels of the input give to those of the output, in plain arithmetic.
  fileprivate func corners(_ map: Map) -> [(input: Int, output: Int, share: Double)] {
    var corners: [(input: Int, output: Int, share: Double)] = []
    for r in 0..<outHeight {
      for c in 0..<outWidth {
        let y = map.rowByRow * Double(r) + map.rowByColumn * Double(c) + map.rowStart
        let x = map.columnByRow * Double(r) + map.columnByColumn * Double(c) + map.columnStart
        for i in 0..<height where abs(y - Double(i)) < 1 {
          for j in 0..<width where abs(x - Double(j)) < 1 {
            let share = (1 - abs(y - Double(i))) * (1 - abs(x - Double(j)))
            corners.append((i * width + j, r * outWidth + c, share))
          }
        }
      }
    }
    return corners
  }
}

private struct WarpForward<Operation: WarpOperation>: Kernel {
  let operation: Operation
  let kernel: WarpKernel
  let input: Rows
  let output: Rows
  let saved: UnsafeMutablePointer<Float>?

  func run(_ memory: borrowing Memory) {
    let start = memory.noise.pointee
    let draws = UInt64(operation.draws)
    for row in memory.lane.part(of: input.count) {
      var stream: RandomStream? = start
      stream?.counter &+= UInt64(row) &* draws
      let map = operation.map(height: kernel.height, width: kernel.width, &stream)
      kernel.apply(
        input.pointer + row * input.stride, map, into: output.pointer + row * output.stride)
    }
    memory.lane.meet()
    guard memory.lane.index == 0 else { return }
    memory.noise.pointee.counter &+= UInt64(input.count) &* draws
    guard let saved else { return }
    UnsafeMutableRawPointer(saved).storeBytes(of: start.counter, as: UInt64.self)
  }
}

private struct WarpBackward<Operation: WarpOperation>: Kernel {
  let operation: Operation
  let kernel: WarpKernel
  let gradient: Rows
  let inputGradient: Rows?
  let saved: UnsafeMutablePointer<Float>

  func run(_ memory: borrowing Memory) {
    guard let inputGradient else { return }
    let counter = UnsafeRawPointer(saved).load(as: UInt64.self)
    let start = RandomStream(key: memory.noise.pointee.key, counter: counter)
    for row in memory.lane.part(of: gradient.count) {
      var stream: RandomStream? = start
      stream?.counter &+= UInt64(row * operation.draws)
      let map = operation.map(height: kernel.height, width: kernel.width, &stream)
      kernel.applyGradient(
        gradient.pointer + row * gradient.stride, map,
        into: inputGradient.pointer + row * inputGradient.stride)
    }
  }
}
