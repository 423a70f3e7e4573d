package import Diagnostics
package import Tensors

/// The numbers of a row beside each other; those of an image channel after channel, as PyTorch has them.
package struct Flatten: Operation {
  /// How the numbers of an image lie; `channelsFirst` for anything else.
  package var order: ImageOrder

  package init(_ order: ImageOrder) {
    self.order = order
  }

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    Shape(inputs[0].count)
  }

  /// The rows and columns of the matrix that is turned; one row where nothing is.
  private func matrix(_ shape: Shape) -> (rows: Int, columns: Int) {
    guard order == .channelsLast, let channels = shape.extents.last, channels > 0 else {
      return (1, shape.count)
    }
    return (shape.count / channels, channels)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Transposition(
        from: site.inputs[0], to: site.output, rows: matrix(site.shapes[0]).rows))
  }

  package func backward(_ site: Site) -> Step {
    let (rows, columns) = matrix(site.shapes[0])
    return .shared(
      Transposition(
        from: site.outputGradient ?? site.output, to: site.inputGradients[0],
        rows: rows == 1 ? 1 : columns))
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    transposed(site.inputs[0], rows: matrix(site.shapes[0]).rows, count: site.rows)
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (rows, columns) = matrix(site.shapes[0])
    return ReferenceGradients(
      inputs: [transposed(gradient, rows: rows == 1 ? 1 : columns, count: site.rows)])
  }
}
