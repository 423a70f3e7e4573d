import CKernels

/// A convolution of images [height, width, channels]; filters [filters, channels ÷ groups, height, width].
package struct ConvolutionKernel: Hashable, Sendable {
  package let vertical: WindowAxis
  package let horizontal: WindowAxis
  package let channels: Int
  package let filters: Int
  package let groups: Int

  package init(
    vertical: WindowAxis, horizontal: WindowAxis, channels: Int, filters: Int, groups: Int
  ) {
    self.vertical = vertical
    self.horizontal = horizontal
    self.channels = channels
    self.filters = filters
    self.groups = groups
  }

  // MARK: Sizes

  var area: Int { vertical.window * horizontal.window }
  var channelsInGroup: Int { channels / groups }
  var filtersInGroup: Int { filters / groups }
  func panels(_ count: Int) -> Int { (count + 15) / 16 * 16 }
  /// The packed filters of a group, and of all.
  private var groupCount: Int { area * channelsInGroup * panels(filtersInGroup) }
  private var packedCount: Int { groups * groupCount }
  var flippedGroupCount: Int { area * filtersInGroup * panels(channelsInGroup) }
  private var paddedCount: Int { vertical.padded * horizontal.padded * depth }
  private var spreadCount: Int { vertical.spread * horizontal.spread * filters }
  /// Whether each channel has filters of its own.
  var isByChannel: Bool { groups > 1 && groups == channels }
  /// Whether it has several: they work on an image that holds each channel so many times, side by side.
  private var isRepeated: Bool { isByChannel && filters > channels }
  /// The numbers of a pixel of the image that filters work on.
  private var depth: Int { isRepeated ? filters : channels }
  /// The gradient of such an image.
  private var repeatedCount: Int {
    isRepeated ? vertical.inputs * horizontal.inputs * filters : 0
  }
  private var outputs: Int { vertical.outputs * horizontal.outputs }
  /// The gradients of filters and biases that a lane finds.
  private var partialCount: Int { packedCount + panels(filters) }

  /// The numbers that a lane needs in scratch memory, each part followed by room for what is read beyond.
  package var scratchCount: Int {
    windowScratchCount + max(winograd?.scratchCount ?? 0, flippedWinograd?.scratchCount ?? 0)
  }

  private var windowScratchCount: Int {
    partialCount + max(packedCount, groups * flippedGroupCount) + paddedCount + spreadCount
      + repeatedCount + 64
  }

  /// The same in floating point, for sizes that nobody has looked at yet.
  package var scratchEstimate: Double {
    func area(_ y: Int, _ x: Int, _ depth: Int) -> Double { Double(y) * Double(x) * Double(depth) }
    return area(vertical.padded, horizontal.padded, depth)
      + (isRepeated ? area(vertical.inputs, horizontal.inputs, filters) : 0)
      + area(vertical.spread, horizontal.spread, filters)
      + 4 * area(vertical.window, horizontal.window, 1) * Double(channels + 15)
      * Double(filters + 15)
      + (isByOneOfNine ? 208 * (Double(channels) + Double(filters) + 64) + 800_000 : 0)
  }

  // MARK: Winograd

  private var isByOneOfNine: Bool {
    groups == 1
      && [vertical, horizontal].allSatisfy { $0.window == 3 && $0.stride == 1 && $0.dilation == 1 }
  }

  /// What computes it faster, for some shapes; and what computes the gradient of its inputs.
  private var winograd: WinogradKernel? {
    guard isByOneOfNine,
      WinogradKernel.pays(channels: channels, filters: filters, outputs: outputs)
    else { return nil }
    return WinogradKernel(
      height: vertical.inputs, width: horizontal.inputs, channels: channels, top: vertical.before,
      left: horizontal.before, rows: vertical.outputs, columns: horizontal.outputs,
      filters: filters)
  }

  private var flippedWinograd: WinogradKernel? {
    guard isByOneOfNine,
      WinogradKernel.pays(
        channels: filters, filters: channels, outputs: vertical.inputs * horizontal.inputs)
    else { return nil }
    return WinogradKernel(
      height: vertical.outputs, width: horizontal.outputs, channels: filters,
      top: 2 - vertical.before, left: 2 - horizontal.before, rows: vertical.inputs,
      columns: horizontal.inputs, filters: channels)
  }

  /// The numbers of an image that it gives.
  package var outputCount: Int { vertical.outputs * horizontal.outputs * filters }

  /// Multiplications of one image.
  package var work: Double {
    Double(vertical.outputs) * Double(horizontal.outputs) * Double(vertical.window)
      * Double(horizontal.window) * Double(channelsInGroup) * Double(filters)
  }

  private var needsPadding: Bool {
    isRepeated || vertical.padded != vertical.inputs || horizontal.padded != horizontal.inputs
      || vertical.before > 0 || horizontal.before > 0
  }

  /// How windows cover an image of lines of `line` pixels of `pixel` numbers: a run for each line, or one
  /// for each pixel where pixels or channels are left out.
  private func windows(
    rows: Int, columns: Int, stride: (Int, Int), line: Int, pixel: Int, filters: Int, outputs: Int
  ) -> kernel_windows {
    let isByLine = groups == 1 && horizontal.dilation == 1
    return kernel_windows(
      rows: rows, columns: columns, step_y: stride.0 * line * pixel, step_x: stride.1 * pixel,
      lines: vertical.window, line_step: vertical.dilation * line * pixel,
      pieces: isByLine ? 1 : horizontal.window, piece_step: horizontal.dilation * pixel,
      length: isByLine ? horizontal.window * pixel : pixel / groups, filters: filters,
      pixel: outputs)
  }

  private var forwardWindows: kernel_windows {
    windows(
      rows: vertical.outputs, columns: horizontal.outputs,
      stride: (vertical.stride, horizontal.stride), line: horizontal.padded, pixel: depth,
      filters: filtersInGroup, outputs: filters)
  }

  private var backwardWindows: kernel_windows {
    windows(
      rows: vertical.inputs, columns: horizontal.inputs, stride: (1, 1), line: horizontal.spread,
      pixel: filters, filters: channelsInGroup, outputs: depth)
  }

  // MARK: Forward

  /// Computes images `rows` of a batch.
  package func apply(
    to input: Rows, into output: Rows, rows: Range<Int>, filters weight: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, scratch: UnsafeMutablePointer<Float>
  ) {
    guard !rows.isEmpty else { return }
    if let winograd {
      return winograd.apply(
        to: input.pointer + rows.lowerBound * input.stride, step: input.stride,
        into: output.pointer + rows.lowerBound * output.stride, outputStep: output.stride,
        images: rows.count, filters: weight, flipped: false, bias: bias,
        scratch: scratch + windowScratchCount)
    }
    let packed = scratch
    let image = scratch + packedCount
    pack(weight, packed)
    if needsPadding { image.update(repeating: 0, count: paddedCount) }
    var windows = forwardWindows
    for row in rows {
      let x = padded(input.pointer + row * input.stride, in: image)
      let y = output.pointer + row * output.stride
      if isByChannel {
        kernel_convolve_channels(&windows, x, packed, bias, filters, y)
        continue
      }
      for group in 0..<groups {
        kernel_convolve(
          &windows, x + group * channelsInGroup, packed + group * groupCount,
          bias.map { $0 + group * filtersInGroup }, y + group * filtersInGroup)
      }
    }
  }

  private func pack(_ weight: UnsafePointer<Float>, _ packed: UnsafeMutablePointer<Float>) {
    if isByChannel { return kernel_pack_channels(weight, filters, area, false, packed) }
    for group in 0..<groups {
      kernel_pack_filters(
        weight + group * filtersInGroup * channelsInGroup * area, filtersInGroup, channelsInGroup,
        area, packed + group * groupCount)
    }
  }

  /// The image with zeros around it, where there are to be some, and its channels as often as there are
  /// filters for each.
  private func padded(
    _ x: UnsafePointer<Float>, in image: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    guard needsPadding else { return x }
    let (width, line) = (horizontal.inputs * channels, horizontal.padded * depth)
    for y in 0..<vertical.inputs {
      let to = image + (vertical.before + y) * line + horizontal.before * depth
      if isRepeated {
        kernel_repeat_each(x + y * width, width, filters / channels, to)
      } else {
        to.update(from: x + y * width, count: width)
      }
    }
    return UnsafePointer(image)
  }

  // MARK: Backward

  /// Sums the gradients of filters and biases over images `rows`, and computes those of the inputs.
  ///
  /// - Parameters:
  ///   - learnsFilters: whether their gradient is wanted.
  ///   - learnsBias: whether that of the biases is.
  ///   - inputGradient: `nil` where nobody wants it.
  package func gradients(
    of gradient: Rows, input: Rows, rows: Range<Int>, filters weight: UnsafePointer<Float>,
    learnsFilters: Bool, learnsBias: Bool, inputGradient: Rows?,
    scratch: UnsafeMutablePointer<Float>
  ) {
    if learnsFilters { scratch.update(repeating: 0, count: packedCount) }
    if learnsBias { (scratch + packedCount).update(repeating: 0, count: panels(filters)) }
    let flipped = scratch + partialCount
    let image = flipped + max(packedCount, groups * flippedGroupCount)
    let spread = image + paddedCount
    guard !rows.isEmpty else { return }
    if inputGradient != nil, flippedWinograd == nil { prepare(flipped, spread, weight) }
    if needsPadding, learnsFilters { image.update(repeating: 0, count: paddedCount) }
    var (windows, back) = (forwardWindows, backwardWindows)
    for row in rows {
      let g = gradient.pointer + row * gradient.stride
      if learnsBias {
        kernel_column_sums(g, filters, scratch + packedCount, outputs, filters, true)
      }
      if learnsFilters {
        let x = padded(input.pointer + row * input.stride, in: image)
        if isByChannel {
          kernel_convolve_channels_filters(&windows, x, g, filters, scratch)
        } else {
          for group in 0..<groups {
            kernel_convolve_filters(
              &windows, x + group * channelsInGroup, g + group * filtersInGroup,
              scratch + group * groupCount)
          }
        }
      }
      guard let inputGradient, flippedWinograd == nil else { continue }
      let to = inputGradient.pointer + row * inputGradient.stride
      if isByPhase {
        applyPhases(g, packed: flipped, image: spread, into: to)
        continue
      }
      let from = spreadOut(g, in: spread)
      if isByChannel {
        let slopes = isRepeated ? spread + spreadCount : to
        kernel_convolve_channels(&back, from, flipped, nil, filters, slopes)
        if isRepeated {
          let count = vertical.inputs * horizontal.inputs * channels
          kernel_sum_each(slopes, count, filters / channels, to)
        }
        continue
      }
      for group in 0..<groups {
        kernel_convolve(
          &back, from + group * filtersInGroup, flipped + group * flippedGroupCount, nil,
          to + group * channelsInGroup)
      }
    }
    if let to = inputGradient, let flippedWinograd {
      flippedWinograd.apply(
        to: gradient.pointer + rows.lowerBound * gradient.stride, step: gradient.stride,
        into: to.pointer + rows.lowerBound * to.stride, outputStep: to.stride, images: rows.count,
        filters: weight, flipped: true, bias: nil, scratch: scratch + windowScratchCount)
    }
  }

  private func prepare(
    _ flipped: UnsafeMutablePointer<Float>, _ spread: UnsafeMutablePointer<Float>,
    _ weight: UnsafePointer<Float>
  ) {
    spread.update(repeating: 0, count: spreadCount)
    if isByPhase { return packPhases(weight, flipped) }
    if isByChannel { return kernel_pack_channels(weight, filters, area, true, flipped) }
    for group in 0..<groups {
      kernel_pack_flipped_filters(
        weight + group * filtersInGroup * channelsInGroup * area, filtersInGroup, channelsInGroup,
        area, flipped + group * flippedGroupCount)
    }
  }

  /// The gradient of an image with zeros around it and between its pixels, from the pixel on at which
  /// the first input's window begins.
  private func spreadOut(
    _ g: UnsafePointer<Float>, in spread: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    if vertical.isPlain, horizontal.isPlain { return g }
    let line = horizontal.spread * filters
    for y in 0..<vertical.outputs {
      let to = vertical.reach + y * vertical.stride
      guard to < vertical.spread else { break }
      for x in 0..<horizontal.outputs {
        let place = horizontal.reach + x * horizontal.stride
        guard place < horizontal.spread else { break }
        (spread + to * line + place * filters).update(
          from: g + (y * horizontal.outputs + x) * filters, count: filters)
      }
    }
    return UnsafePointer(spread + vertical.before * line + horizontal.before * filters)
  }

  /// Adds up what all lanes found of some filters, in the order of the lanes.
  package func collect(
    _ part: Range<Int>, lanes: Int, scratch: UnsafePointer<Float>, scratchStride: Int,
    into weight: UnsafeMutablePointer<Float>?, bias: UnsafeMutablePointer<Float>?
  ) {
    for filter in part {
      let (group, place) = (filter / filtersInGroup, filter % filtersInGroup)
      if let weight, isByChannel {
        for k in 0..<area {
          var sum: Float = 0
          for lane in 0..<lanes { sum += scratch[lane * scratchStride + k * filters + filter] }
          weight[filter * area + k] = sum
        }
      } else if let weight {
        kernel_unpack_filter(
          scratch + group * groupCount, lanes, scratchStride, place, channelsInGroup, area,
          weight + filter * channelsInGroup * area)
      }
      guard let bias else { continue }
      var sum: Float = 0
      for lane in 0..<lanes { sum += scratch[lane * scratchStride + packedCount + filter] }
      bias[filter] = sum
    }
  }
}
