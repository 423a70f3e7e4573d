package import Diagnostics
package import Tensors

/// One number for each channel of an image or each feature of a sequence: the mean of all, or the largest,
/// whose first place the gradient goes to. A second input holds a token for each step: where it is 0, the
/// step is padding and does not count.
package struct GlobalPool: Operation {
  package var form: Form

  package enum Form: Hashable, Sendable {
    case mean
    case largest
  }

  package init(_ form: Form) {
    self.form = form
  }

  package var tape: Tape { [] }

  private func channels(_ inputs: [Shape]) -> Int { inputs[0].extents.last ?? 1 }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    Shape(channels(inputs))
  }

  /// The pixel of each largest number.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    form == .largest ? rows * channels(inputs) : 0
  }

  /// The steps that are no padding, side by side.
  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    inputs.count > 1 ? inputs[0].count : 0
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  private func pixels(_ site: Site) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(site.saved).assumingMemoryBound(to: Int32.self)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        form: form, input: site.inputs[0], output: site.output,
        places: site.outputGradient == nil ? nil : pixels(site),
        tokens: site.inputs.dropFirst().first, scratch: site.scratch,
        scratchStride: site.scratchStride))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        form: form, gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0], places: pixels(site),
        tokens: site.inputs.dropFirst().first,
        tokenGradient: site.inputGradients.dropFirst().first ?? nil))
  }

  private struct Forward: Kernel {
    let form: Form
    let input: Rows
    let output: Rows
    let places: UnsafeMutablePointer<Int32>?
    let tokens: Rows?
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    func run(_ memory: borrowing Memory) {
      let channels = output.columns
      let own = scratch + memory.lane.index * scratchStride
      for row in memory.lane.part(of: input.count) {
        let from = input.pointer + row * input.stride
        let places = places.map { $0 + row * channels }
        let to = output.pointer + row * output.stride
        guard let tokens else {
          pool(from, input.columns / channels, into: to, places)
          continue
        }
        let steps = steps(tokens.pointer + row * tokens.stride, from, own)
        pool(own, steps, into: to, places)
        if let places {
          restore(places, channels, tokens.pointer + row * tokens.stride, tokens.columns)
        }
      }
    }

    private func pool(
      _ x: UnsafePointer<Float>, _ pixels: Int, into y: UnsafeMutablePointer<Float>,
      _ places: UnsafeMutablePointer<Int32>?
    ) {
      let channels = output.columns
      guard pixels > 0 else {
        places?.update(repeating: 0, count: channels)
        return y.update(repeating: 0, count: channels)
      }
      switch form {
      case .mean: ChannelKernels.means(x, pixels: pixels, channels: channels, into: y)
      case .largest:
        ChannelKernels.largest(x, pixels: pixels, channels: channels, into: y, places: places)
      }
    }

    /// Brings the steps that are no padding side by side; gives how many there are.
    private func steps(
      _ tokens: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
    ) -> Int {
      var count = 0
      let channels = output.columns
      for step in 0..<input.columns / channels where tokens[step] != 0 {
        (y + count * channels).update(from: x + step * channels, count: channels)
        count += 1
      }
      return count
    }

    /// From places among the steps that are no padding to places among all.
    private func restore(
      _ places: UnsafeMutablePointer<Int32>, _ channels: Int, _ tokens: UnsafePointer<Float>,
      _ steps: Int
    ) {
      for channel in 0..<channels where form == .largest {
        var left = places[channel]
        for step in 0..<steps where tokens[step] != 0 {
          places[channel] = Int32(step)
          if left == 0 { break }
          left -= 1
        }
      }
    }
  }

  private struct Backward: Kernel {
    let form: Form
    let gradient: Rows
    let inputGradient: Rows?
    let places: UnsafeMutablePointer<Int32>
    let tokens: Rows?
    let tokenGradient: Rows?

    func run(_ memory: borrowing Memory) {
      tokenGradient?.clear(memory.lane.part(of: gradient.count))
      guard let inputGradient else { return }
      let channels = gradient.columns
      let pixels = inputGradient.columns / channels
      for row in memory.lane.part(of: gradient.count) {
        let from = gradient.pointer + row * gradient.stride
        let to = inputGradient.pointer + row * inputGradient.stride
        let own = tokens.map { UnsafePointer($0.pointer + row * $0.stride) }
        let count = own.map { own in (0..<pixels).count { own[$0] != 0 } } ?? pixels
        switch form {
        case .mean:
          let share = 1 / Float(max(count, 1))
          ChannelKernels.repeat(from, share: share, pixels: pixels, channels: channels, into: to)
          if let own {
            for step in 0..<pixels where own[step] == 0 {
              (to + step * channels).update(repeating: 0, count: channels)
            }
          }
        case .largest:
          to.update(repeating: 0, count: inputGradient.columns)
          for channel in 0..<channels where count > 0 {
            to[Int(places[row * channels + channel]) * channels + channel] = from[channel]
          }
        }
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let x = site.inputs[0]
    return windows(site).map { places in
      guard !places.isEmpty else { return 0 }
      return form == .mean
        ? places.reduce(0) { $0 + x[$1] } / Double(places.count) : x[largest(of: places, x)]
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var input = [Double](repeating: 0, count: site.inputs[0].count)
    for (places, slope) in zip(windows(site), gradient) where !places.isEmpty {
      if form == .largest {
        input[largest(of: places, site.inputs[0])] = slope
      } else {
        for place in places { input[place] = slope / Double(places.count) }
      }
    }
    let tokens = site.inputs.dropFirst().map { [Double](repeating: 0, count: $0.count) }
    return ReferenceGradients(inputs: [input] + tokens)
  }

  /// The places of each channel's numbers, those of padding left out.
  private func windows(_ site: ReferenceSite) -> [[Int]] {
    let (count, channels) = (site.shapes[0].count, channels(site.shapes))
    return (0..<site.rows * channels).map { i in
      let start = i / channels * count + i % channels
      let all = stride(from: start, to: (i / channels + 1) * count, by: channels)
      guard site.inputs.count > 1 else { return Array(all) }
      return all.filter { site.inputs[1][$0 / channels] != 0 }
    }
  }

  private func largest(of places: [Int], _ x: [Double]) -> Int {
    places.reduce(places[0]) { x[$1] > x[$0] ? $1 : $0 }
  }
}
