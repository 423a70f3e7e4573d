package import Tensors

/// Where one operation of a plan works: every place in memory it reads and writes.
package struct Site {
  /// The number of rows in the batch.
  package var rows: Int
  package var shapes: [Shape]
  package var inputs: [Rows]
  package var output: Rows
  package var parameters: [ParameterLayout.Slot]
  /// Those of `parameters`, by their place, whose gradients nobody wants; backward may leave them out.
  package var frozen: Set<Int> = []
  /// Where the gradient of each input goes; `nil` where nobody wants it, and in inference.
  package var inputGradients: [Rows?]
  /// The gradient of the output; `nil` in inference.
  package var outputGradient: Rows?
  /// What forward leaves for backward.
  package var saved: UnsafeMutablePointer<Float>
  /// Memory that holds nothing between steps; each lane has its own, `scratchStride` numbers further.
  package var scratch: UnsafeMutablePointer<Float>
  package var scratchStride = 0
}

extension Site {
  /// What is saved, where that is the slope of each number of the output.
  var slopes: Rows { Rows(saved, count: output.count, columns: output.columns) }

  /// The same with each step of a sequence as a row of its own.
  var byStep: Site {
    guard let steps = shapes.first?.steps, steps != 1 else { return self }
    var site = self
    site.rows = rows * steps
    site.shapes = shapes.map { Shape($0.width) }
    site.inputs = inputs.map { $0.divided(into: steps) }
    site.output = output.divided(into: steps)
    site.inputGradients = inputGradients.map { $0?.divided(into: steps) }
    site.outputGradient = outputGradient?.divided(into: steps)
    return site
  }
}
