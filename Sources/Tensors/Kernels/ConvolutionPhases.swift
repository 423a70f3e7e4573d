import CKernels

/// Inputs that lie at one place between those a stride apart: they are reached by the same numbers of a
/// window, which are a stride apart too.
struct WindowPhase {
  /// The first number of a window that reaches them, and how many there are.
  let tap: Int
  let taps: Int
  /// The first of these inputs, and how many there are.
  let start: Int
  let count: Int
  /// The last output that reaches the first of them; the others come one by one.
  let output: Int
}

extension WindowAxis {
  /// The phase of inputs that number `tap` of a window reaches, or would; `nil` where it has none.
  func phase(_ tap: Int) -> WindowPhase? {
    let output = tap < before ? (before - tap + stride - 1) / stride : 0
    let start = output * stride + tap - before
    guard start < inputs else { return nil }
    return WindowPhase(
      tap: tap, taps: tap < window ? (window - tap - 1) / stride + 1 : 0, start: start,
      count: (inputs - 1 - start) / stride + 1, output: output)
  }

  /// Zeros that stand before the outputs' gradient, and how long both are as far as an input reads them.
  var lead: Int { (window - 1) / stride }
  var reached: Int { lead + (inputs - 1 + before) / stride + 1 }
}

// The gradient of the inputs where windows are more than a pixel apart: as many convolutions as there are
// pixels in a stride, each with its part of the filters, in place of one whose image is mostly zeros.
extension ConvolutionKernel {
  var isByPhase: Bool {
    !isByChannel && max(vertical.stride, horizontal.stride) > 1
      && max(vertical.dilation, horizontal.dilation) == 1
  }

  /// Calls `body` with each pair of phases, and where its filters lie in those of a group.
  private func forEachPhase(_ body: (WindowPhase, WindowPhase, Int) -> Void) {
    var place = 0
    for y in 0..<vertical.stride {
      guard let down = vertical.phase(y) else { continue }
      for x in 0..<horizontal.stride {
        guard let across = horizontal.phase(x) else { continue }
        body(down, across, place)
        place += down.taps * across.taps * filtersInGroup * panels(channelsInGroup)
      }
    }
  }

  /// Packs the filters of all phases.
  func packPhases(_ weight: UnsafePointer<Float>, _ packed: UnsafeMutablePointer<Float>) {
    forEachPhase { down, across, place in
      var part = kernel_filter_part(
        first_y: down.tap, first_x: across.tap, step_y: vertical.stride,
        step_x: horizontal.stride, rows: down.taps, columns: across.taps,
        width: horizontal.window, window: area)
      for group in 0..<groups {
        kernel_pack_filter_part(
          weight + group * filtersInGroup * channelsInGroup * area, filtersInGroup,
          channelsInGroup, &part, packed + group * flippedGroupCount + place)
      }
    }
  }

  /// Computes the gradient of an image.
  ///
  /// - Parameters:
  ///   - image: memory of zeros, for the outputs' gradient with zeros around it.
  func applyPhases(
    _ g: UnsafePointer<Float>, packed: UnsafePointer<Float>, image: UnsafeMutablePointer<Float>,
    into to: UnsafeMutablePointer<Float>
  ) {
    let line = horizontal.reached * filters
    let width = min(horizontal.outputs, horizontal.reached - horizontal.lead) * filters
    for y in 0..<min(vertical.outputs, vertical.reached - vertical.lead) {
      (image + (vertical.lead + y) * line + horizontal.lead * filters).update(
        from: g + y * horizontal.outputs * filters, count: width)
    }
    if vertical.stride > vertical.window || horizontal.stride > horizontal.window {
      to.update(repeating: 0, count: vertical.inputs * horizontal.inputs * channels)
    }
    forEachPhase { down, across, place in
      guard down.taps > 0, across.taps > 0 else { return }
      let top = vertical.lead + down.output - (down.taps - 1)
      let left = horizontal.lead + across.output - (across.taps - 1)
      var windows = phaseWindows(down, across, line)
      for row in 0..<down.count {
        let from = image + (top + row) * line + left * filters
        let into =
          to + ((down.start + row * vertical.stride) * horizontal.inputs + across.start) * channels
        for group in 0..<groups {
          kernel_convolve(
            &windows, from + group * filtersInGroup, packed + group * flippedGroupCount + place,
            nil, into + group * channelsInGroup)
        }
      }
    }
  }

  /// A row of the inputs of two phases.
  private func phaseWindows(
    _ down: WindowPhase, _ across: WindowPhase, _ line: Int
  ) -> kernel_windows {
    kernel_windows(
      rows: 1, columns: across.count, step_y: 0, step_x: filters, lines: down.taps,
      line_step: line, pieces: groups == 1 ? 1 : across.taps, piece_step: filters,
      length: groups == 1 ? across.taps * filters : filtersInGroup, filters: channelsInGroup,
      pixel: horizontal.stride * channels)
  }
}
