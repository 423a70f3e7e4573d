package import Tensors

/// Where a loss works.
package struct LossSite {
  /// Outputs, or logits where the loss takes the last activation back.
  package var outputs: Rows
  /// Where the gradient goes; `nil` when only the loss is wanted.
  package var gradient: Rows?
  /// The class of each row, where there are classes to tell apart.
  package var classes: UnsafeMutablePointer<Int32>
  /// A number for each output, where the loss reads targets in that form.
  package var numbers: Rows
  /// Room for what each row counts.
  package var rowWeights: UnsafeMutablePointer<Float>
}

extension LossSite {
  /// The batch as it is lent: with classes that count differently, the rows take their weights, whose
  /// sum stands for the number of rows.
  ///
  /// - Parameter terms: over how many terms of a row the loss is a mean.
  func batch(_ memory: borrowing Memory, terms: Double = 1) -> LossBatch {
    var weight = Double(outputs.count)
    if let classWeights = memory.batch.classWeights {
      weight = 0
      for row in 0..<outputs.count {
        rowWeights[row] = classWeights[Int(classes[row])]
        weight += Double(rowWeights[row])
      }
      memory.tally.pointee.weight += weight
    }
    return LossBatch(
      outputs: outputs, gradient: gradient,
      rowWeights: memory.batch.classWeights == nil ? nil : UnsafePointer(rowWeights),
      columnScales: memory.batch.targetScales, isInOwnUnits: memory.batch.reportsOwnUnits,
      scale: Float(1 / (weight * terms)))
  }
}
