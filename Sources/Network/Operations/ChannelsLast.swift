package import Diagnostics
package import Tensors

/// An image [channels, height, width] with the channels of each pixel beside each other:
/// [height, width, channels].
package struct ChannelsLast: Operation {
  package init() {}

  package var outputOrder: ImageOrder? { .channelsLast }
  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    let extents = inputs[0].extents
    precondition(extents.count == 3, "an image has channels, height and width")
    return Shape(extents[1], extents[2], extents[0])
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Transposition(
        from: site.inputs[0], to: site.output, rows: site.shapes[0].extents[0]))
  }

  package func backward(_ site: Site) -> Step {
    let pixels = site.shapes[0].extents[1] * site.shapes[0].extents[2]
    return .shared(
      Transposition(
        from: site.outputGradient ?? site.output, to: site.inputGradients[0], rows: pixels))
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    transposed(site.inputs[0], rows: site.shapes[0].extents[0], count: site.rows)
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let pixels = site.shapes[0].extents[1] * site.shapes[0].extents[2]
    return ReferenceGradients(inputs: [transposed(gradient, rows: pixels, count: site.rows)])
  }
}
