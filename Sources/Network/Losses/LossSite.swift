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
  /// The number of rows in the whole batch, and where their classes begin.
  private let wholeCount: Int
  private let wholeClasses: UnsafeMutablePointer<Int32>

  /// A site of all rows of a batch.
  package init(
    outputs: Rows, gradient: Rows?, classes: UnsafeMutablePointer<Int32>, numbers: Rows,
    rowWeights: UnsafeMutablePointer<Float>
  ) {
    self.outputs = outputs
    self.gradient = gradient
    self.classes = classes
    self.numbers = numbers
    self.rowWeights = rowWeights
    wholeCount = outputs.count
    wholeClasses = classes
  }

  /// A lane's part of the rows, of which the mean is still that over the whole batch; `nil` where it
  /// has none.
  func part(for lane: Lane) -> LossSite? {
    guard lane.count > 1 else { return self }
    let part = lane.part(of: outputs.count, grain: 8)
    guard !part.isEmpty else { return nil }
    var site = self
    site.outputs = outputs.rows(part)
    site.gradient = gradient?.rows(part)
    site.classes += part.lowerBound
    site.numbers = numbers.rows(part)
    site.rowWeights += part.lowerBound
    return site
  }
}

extension LossSite {
  /// The batch as it is lent: with classes that count differently, the rows take their weights, whose
  /// sum stands for the number of rows.
  ///
  /// - Parameter terms: over how many terms of a row the loss is a mean.
  func batch(_ memory: borrowing Memory, terms: Double = 1) -> LossBatch {
    var weight = Double(wholeCount)
    if let classWeights = memory.batch.classWeights {
      weight = 0
      for row in 0..<wholeCount { weight += Double(classWeights[Int(wholeClasses[row])]) }
      for row in 0..<outputs.count {
        rowWeights[row] = classWeights[Int(classes[row])]
        memory.tally.pointee.weight += Double(rowWeights[row])
      }
    }
    return LossBatch(
      outputs: outputs, gradient: gradient,
      rowWeights: memory.batch.classWeights == nil ? nil : UnsafePointer(rowWeights),
      columnScales: memory.batch.targetScales, isInOwnUnits: memory.batch.reportsOwnUnits,
      scale: Float(1 / (weight * terms)))
  }
}
