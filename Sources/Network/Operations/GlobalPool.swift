package import Diagnostics
package import Tensors

/// One number for each channel of an image or each feature of a sequence: the mean of all, or the largest,
/// whose first place the gradient goes to.
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
        places: site.outputGradient == nil ? nil : pixels(site)))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        form: form, gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0], places: pixels(site)))
  }

  private struct Forward: Kernel {
    let form: Form
    let input: Rows
    let output: Rows
    let places: UnsafeMutablePointer<Int32>?

    func run(_ memory: borrowing Memory) {
      let channels = output.columns
      for row in memory.lane.part(of: input.count) {
        let (from, to) = (input.pointer + row * input.stride, output.pointer + row * output.stride)
        switch form {
        case .mean:
          ChannelKernels.means(
            from, pixels: input.columns / channels, channels: channels, into: to)
        case .largest:
          ChannelKernels.largest(
            from, pixels: input.columns / channels, channels: channels, into: to,
            places: places.map { $0 + row * channels })
        }
      }
    }
  }

  private struct Backward: Kernel {
    let form: Form
    let gradient: Rows
    let inputGradient: Rows?
    let places: UnsafeMutablePointer<Int32>

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      let channels = gradient.columns
      let pixels = inputGradient.columns / channels
      for row in memory.lane.part(of: gradient.count) {
        let from = gradient.pointer + row * gradient.stride
        let to = inputGradient.pointer + row * inputGradient.stride
        switch form {
        case .mean:
          ChannelKernels.repeat(
            from, share: 1 / Float(pixels), pixels: pixels, channels: channels, into: to)
        case .largest:
          to.update(repeating: 0, count: inputGradient.columns)
          for channel in 0..<channels {
            to[Int(places[row * channels + channel]) * channels + channel] = from[channel]
          }
        }
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let x = site.inputs[0]
    return windows(site).map { places in
      form == .mean
        ? places.reduce(0) { $0 + x[$1] } / Double(places.count) : x[largest(of: places, x)]
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var input = [Double](repeating: 0, count: site.inputs[0].count)
    for (places, slope) in zip(windows(site), gradient) {
      if form == .largest {
        input[largest(of: places, site.inputs[0])] = slope
      } else {
        for place in places { input[place] = slope / Double(places.count) }
      }
    }
    return ReferenceGradients(inputs: [input])
  }

  /// The places of each channel's numbers.
  private func windows(_ site: ReferenceSite) -> [[Int]] {
    let (count, channels) = (site.shapes[0].count, channels(site.shapes))
    return (0..<site.rows * channels).map { i in
      let start = i / channels * count + i % channels
      return Array(stride(from: start, to: (i / channels + 1) * count, by: channels))
    }
  }

  private func largest(of places: [Int], _ x: [Double]) -> Int {
    places.reduce(places[0]) { x[$1] > x[$0] ? $1 : $0 }
  }
}
