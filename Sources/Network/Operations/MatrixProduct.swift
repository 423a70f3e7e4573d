package import Diagnostics
package import Tensors

/// y = f(x · Wᵀ + b): weight [units, inputs], bias [units]; the activation f comes from fusion. A sequence
/// [steps, inputs] gives [steps, units], each step by itself.
package struct MatrixProduct: Operation {
  package var units: Int
  package var hasBias: Bool
  package var activation: Activation

  package init(units: Int, hasBias: Bool = true, activation: Activation = .identity) {
    self.units = units
    self.hasBias = hasBias
    self.activation = activation
  }

  /// A row of any other shape is taken as the numbers in it.
  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    guard inputs[0].isSequence else { return Shape(units) }
    guard let shape = Shape(checking: [inputs[0].steps, units]) else {
      throw Diagnostic("shape.size", "\(units) units at each step are more than can be counted")
    }
    return shape
  }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    let weight = Shape(units, inputs.first?.width ?? 0)
    return hasBias ? [weight, Shape(units)] : [weight]
  }

  package var tape: Tape { FusedActivation.tape(activation).union(.inputs) }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    FusedActivation.savedCount(activation, of: rows * inputs[0].steps * units)
  }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    let (depth, rows) = (inputs[0].width, rows * inputs[0].steps)
    let forward = Product(
      rows: rows, columns: units, depth: depth, left: .plain(stride: depth),
      right: .transposed(stride: depth), resultStride: units)
    guard !blockwise(inputs).isEmpty else { return forward.scratchCount }
    let weight = Product(
      rows: units, columns: depth, depth: rows, left: .transposed(stride: units),
      right: .plain(stride: depth), resultStride: depth)
    return max(forward.scratchCount, weight.blockCount)
  }

  package func readsCopies(rows: Int) -> Bool { rows < 256 }

  package func blockwise(_ inputs: [Shape]) -> [Int] {
    units * inputs[0].width >= 16_384 ? [0] : []
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    let (depth, rows) = (inputs[0].width, rows * inputs[0].steps)
    return Product.isLarge(rows: rows, columns: units, depth: depth)
      || Product.isLarge(rows: units, columns: depth, depth: rows)
  }

  package func fused(with next: any Operation) -> (any Operation)? {
    guard activation == .identity, let next = next as? Activate,
      FusedActivation.suits(next.activation)
    else { return nil }
    return MatrixProduct(units: units, hasBias: hasBias, activation: next.activation)
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(self, site.byStep))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(self, site.byStep))
  }

  private struct Forward: Kernel {
    let product: Product
    let input: Rows
    let output: Rows
    let weight: Int
    let bias: Int?
    let activation: FusedActivation
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: MatrixProduct, _ site: Site) {
      input = site.inputs[0]
      output = site.output
      weight = site.parameters[0].offset
      bias = operation.hasBias ? site.parameters[1].offset : nil
      activation = FusedActivation(operation.activation, site)
      scratch = site.scratch
      scratchStride = site.scratchStride
      product = Product(
        rows: site.rows, columns: operation.units, depth: input.columns,
        left: .plain(stride: input.stride, copyStride: input.copyStride),
        right: .transposed(stride: site.parameters[0].stride), resultStride: output.stride,
        splitting: operation.units < 64 || site.rows >= Self.manyRows ? .rows : .columns)
    }

    /// From so many rows on, a lane keeps to its own: they stay in its cache from step to step.
    static let manyRows = 1024

    @inline(__always) func run(_ memory: borrowing Memory) {
      let bias = if let bias { memory.parameters + bias } else { nil as UnsafePointer<Float>? }
      let (lane, weight) = (memory.lane, memory.parameters + weight)
      let scratch = scratch + lane.index * scratchStride
      product.run(
        input.pointer, weight, into: output.pointer, bias: product.usesLibrary ? nil : bias,
        scratch: scratch, lane: lane)
      let part = product.part(for: lane)
      let isByRows = product.splitting == .rows
      let missing = product.usesLibrary ? bias : nil
      activation.apply(bias: isByRows ? missing : missing.map { $0 + part.lowerBound }) {
        isByRows ? $0.rows(part) : $0.columns(part)
      }
    }
  }

  private struct Backward: Kernel {
    let weightProduct: Product
    let inputProduct: Product
    let input: Rows
    let gradient: Rows
    let inputGradient: Rows?
    let weight: ParameterLayout.Slot
    let bias: Int?
    let learnsWeight: Bool
    let isBlockwise: Bool
    let activation: FusedActivation
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: MatrixProduct, _ site: Site) {
      weight = site.parameters[0]
      input = site.inputs[0]
      gradient = site.outputGradient ?? site.output
      inputGradient = site.inputGradients[0]
      bias =
        operation.hasBias && !site.frozen.contains(1) ? site.parameters[1].offset : nil
      learnsWeight = !site.frozen.contains(0)
      isBlockwise = !operation.blockwise(site.shapes).isEmpty
      activation = FusedActivation(operation.activation, site)
      scratch = site.scratch
      scratchStride = site.scratchStride
      weightProduct = Product(
        rows: operation.units, columns: input.columns, depth: site.rows,
        left: .transposed(stride: gradient.stride),
        right: .plain(stride: input.stride, copyStride: input.copyStride),
        resultStride: weight.stride,
        splitting: operation.units < 64 || operation.units > 1024 ? .columns : .rows)
      inputProduct = Product(
        rows: site.rows, columns: input.columns, depth: operation.units,
        left: .plain(stride: gradient.stride), right: .plain(stride: weight.stride),
        resultStride: inputGradient?.stride ?? 0,
        splitting: input.columns < 64 || site.rows >= Forward.manyRows ? .rows : .columns)
    }

    @inline(__always) func run(_ memory: borrowing Memory) {
      let lane = memory.lane
      let scratch = scratch + lane.index * scratchStride
      let units = lane.part(of: gradient.columns, grain: 4)
      activation.applyGradient { $0.columns(units) }
      if let bias {
        RowKernels.columnSums(
          gradient.columns(units), into: memory.gradients + bias + units.lowerBound)
      }
      if inputGradient != nil || weightProduct.splitting != .rows { lane.meet() }
      if let inputGradient {
        inputProduct.run(
          gradient.pointer, memory.parameters + weight.offset, into: inputGradient.pointer,
          scratch: scratch, lane: lane)
      }
      guard learnsWeight else { return }
      if isBlockwise { return learnBlockwise(memory, scratch) }
      weightProduct.run(
        gradient.pointer, input.pointer, into: memory.gradients + weight.offset, scratch: scratch,
        lane: lane)
    }

    private func learnBlockwise(
      _ memory: borrowing Memory, _ scratch: UnsafeMutablePointer<Float>
    ) {
      let blocks = GradientBlocks(
        product: weightProduct, left: gradient.pointer, right: input.pointer, slot: weight,
        scratch: scratch, lane: memory.lane)
      guard let update = memory.update else {
        return blocks.write(to: memory.gradients)
      }
      // Every lane has to be done with the weights as they were.
      if inputGradient != nil { memory.lane.meet() }
      if !update.apply(blocks) { blocks.write(to: memory.gradients) }
    }
  }
}

// MARK: Reference

extension MatrixProduct {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let (x, weight) = (site.inputs[0], site.parameters[0])
    let (depth, rows) = (site.shapes[0].width, site.rows * site.shapes[0].steps)
    var output = [Double](repeating: 0, count: rows * units)
    for row in 0..<rows {
      for unit in 0..<units {
        var sum = hasBias ? site.parameters[1][unit] : 0
        for i in 0..<depth { sum += x[row * depth + i] * weight[unit * depth + i] }
        output[row * units + unit] = activation.value(sum)
      }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (x, weight) = (site.inputs[0], site.parameters[0])
    let (depth, rows) = (site.shapes[0].width, site.rows * site.shapes[0].steps)
    let linear = MatrixProduct(units: units, hasBias: hasBias).reference(site)
    var input = [Double](repeating: 0, count: x.count)
    var weightGradient = [Double](repeating: 0, count: weight.count)
    var bias = [Double](repeating: 0, count: units)
    for row in 0..<rows {
      for unit in 0..<units {
        let place = row * units + unit
        let slope = gradient[place] * activation.slope(linear[place])
        bias[unit] += slope
        for i in 0..<depth {
          input[row * depth + i] += slope * weight[unit * depth + i]
          weightGradient[unit * depth + i] += slope * x[row * depth + i]
        }
      }
    }
    return ReferenceGradients(
      inputs: [input], parameters: hasBias ? [weightGradient, bias] : [weightGradient])
  }
}
