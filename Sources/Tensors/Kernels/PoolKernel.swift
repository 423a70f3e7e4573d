import CKernels

/// Windows that move over an image [height, width, channels], whose rows are one image each.
package struct PoolKernel: Hashable, Sendable {
  package let vertical: WindowAxis
  package let horizontal: WindowAxis
  package let channels: Int

  package init(vertical: WindowAxis, horizontal: WindowAxis, channels: Int) {
    self.vertical = vertical
    self.horizontal = horizontal
    self.channels = channels
  }

  /// The numbers of an output.
  package var count: Int { vertical.outputs * horizontal.outputs * channels }

  /// Whether the cell of a window fits into a byte.
  package var hasByteCells: Bool {
    vertical.window <= 16 && horizontal.window <= 16
  }

  /// The floats that hold the cell of each number of an output.
  package func cellCount(rows: Int) -> Int { hasByteCells ? (rows * count + 3) / 4 : rows * count }

  private var pool: kernel_pool {
    kernel_pool(
      height: vertical.inputs, width: horizontal.inputs, channels: channels,
      window_height: vertical.window, window_width: horizontal.window,
      stride_height: vertical.stride, stride_width: horizontal.stride, top: vertical.before,
      left: horizontal.before, out_height: vertical.outputs, out_width: horizontal.outputs)
  }

  /// The largest number of each window, the first of equal ones; NaN counts as the largest.
  ///
  /// - Parameter cells: takes the place of each, of `cellCount` floats, where the gradient is wanted.
  package func largest(
    _ x: Rows, into y: Rows, rows: Range<Int>, cells: UnsafeMutablePointer<Float>?
  ) {
    var pool = pool
    for row in rows {
      let (from, to) = (x.pointer + row * x.stride, y.pointer + row * y.stride)
      if hasByteCells {
        kernel_max_pool(&pool, from, to, cells.map { bytes($0) + row * count })
      } else {
        kernel_wide_max_pool(&pool, from, to, cells.map { integers($0) + row * count })
      }
    }
  }

  /// The gradient goes where the largest was.
  package func largestGradient(
    _ g: Rows, cells: UnsafeMutablePointer<Float>, into d: Rows, rows: Range<Int>
  ) {
    var pool = pool
    for row in rows {
      let (from, to) = (g.pointer + row * g.stride, d.pointer + row * d.stride)
      if hasByteCells {
        kernel_max_pool_gradient(&pool, from, bytes(cells) + row * count, to)
      } else {
        kernel_wide_max_pool_gradient(&pool, from, integers(cells) + row * count, to)
      }
    }
  }

  /// The sum of each window, each cell times `share`; without one, the mean of the cells on the image.
  package func mean(_ x: Rows, into y: Rows, rows: Range<Int>, share: Float?) {
    var pool = pool
    for row in rows {
      kernel_average_pool(&pool, x.pointer + row * x.stride, y.pointer + row * y.stride, share ?? 0)
    }
  }

  package func meanGradient(_ g: Rows, into d: Rows, rows: Range<Int>, share: Float?) {
    var pool = pool
    for row in rows {
      kernel_average_pool_gradient(
        &pool, g.pointer + row * g.stride, d.pointer + row * d.stride, share ?? 0)
    }
  }

  private func bytes(_ cells: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(cells).assumingMemoryBound(to: UInt8.self)
  }

  private func integers(_ cells: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(cells).assumingMemoryBound(to: Int32.self)
  }
}
