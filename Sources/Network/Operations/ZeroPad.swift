package import Diagnostics
package import Tensors

/// Zeros around an image [height, width, channels]; before and after the steps of a sequence, which has
/// no top and no bottom.
package struct ZeroPad: Operation {
  package var top: Int
  package var left: Int
  package var bottom: Int
  package var right: Int

  package init(top: Int = 0, left: Int, bottom: Int = 0, right: Int) {
    (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
  }

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    var extents = inputs[0].extents
    let column = extents.count - 2
    for (side, sizes) in [(column - 1, [top, bottom]), (column, [left, right])] where side >= 0 {
      for size in sizes {
        let (sum, overflow) = extents[side].addingReportingOverflow(size)
        extents[side] = overflow ? .max : sum
      }
    }
    guard let shape = Shape(checking: extents) else {
      throw Diagnostic("shape.size", "so many zeros are more than can be counted")
    }
    return shape
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  /// Where the lines of an image lie in a padded one.
  private struct Frame {
    let lines: Int
    let line: Int
    /// The numbers of a padded line, and where the first line begins.
    let stride: Int
    let start: Int

    func inside(_ padded: UnsafeMutablePointer<Float>) -> Rows {
      Rows(padded + start, count: lines, columns: line, stride: stride)
    }

    func image(_ image: UnsafeMutablePointer<Float>) -> Rows {
      Rows(image, count: lines, columns: line)
    }
  }

  private func frame(_ shape: Shape) -> Frame {
    let channels = shape.extents.last ?? 1
    let width = shape.extents[shape.rank - 2]
    let stride = (width + left + right) * channels
    return Frame(
      lines: shape.rank == 3 ? shape.extents[0] : 1, line: width * channels, stride: stride,
      start: (shape.rank == 3 ? top * stride : 0) + left * channels)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(frame: frame(site.shapes[0]), input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        frame: frame(site.shapes[0]), gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let frame: Frame
    let input: Rows
    let output: Rows

    func run(_ memory: borrowing Memory) {
      for row in memory.lane.part(of: input.count) {
        let to = output.pointer + row * output.stride
        to.update(repeating: 0, count: output.columns)
        RowKernels.copy(frame.image(input.pointer + row * input.stride), into: frame.inside(to))
      }
    }
  }

  private struct Backward: Kernel {
    let frame: Frame
    let gradient: Rows
    let inputGradient: Rows?

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      for row in memory.lane.part(of: gradient.count) {
        RowKernels.copy(
          frame.inside(gradient.pointer + row * gradient.stride),
          into: frame.image(inputGradient.pointer + row * inputGradient.stride))
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let size = (try? outputShape(site.shapes))?.count ?? 0
    var output = [Double](repeating: 0, count: site.rows * size)
    for (place, x) in zip(places(site), site.inputs[0]) { output[place] = x }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [places(site).map { gradient[$0] }])
  }

  /// Where each number of the input goes.
  private func places(_ site: ReferenceSite) -> [Int] {
    let frame = frame(site.shapes[0])
    let size = (try? outputShape(site.shapes))?.count ?? 0
    return (0..<site.rows * site.shapes[0].count).map { i in
      let (row, rest) = (i / site.shapes[0].count, i % site.shapes[0].count)
      return row * size + frame.start + rest / frame.line * frame.stride + rest % frame.line
    }
  }
}
