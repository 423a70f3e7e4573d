import Tensors

extension Plan.InputForm {
  init(_ samples: Samples) {
    switch samples.inputs {
    case .floats, .made: self = .floats
    case .bytes(_, let scale): self = .bytes(scale: scale)
    }
  }
}

extension Samples {
  /// Whether there is a row of each number.
  func has(rows numbers: [Int32]) -> Bool {
    numbers.allSatisfy { $0 >= 0 && Int($0) < rows }
  }

  /// Lends all inputs and targets to `body`, with the numbers of the rows to gather.
  ///
  /// - Parameter classWeights: what a row of each class counts; empty where all count alike.
  func withBatch<Result>(
    rows: UnsafePointer<Int32>, loss: any Loss, classWeights: [Float] = [],
    _ body: (Batch) -> Result
  ) -> Result {
    classWeights.withUnsafeBufferPointer { weights in
      withBatch(rows: rows, loss: loss) { batch in
        var batch = batch
        if !weights.isEmpty { batch.classWeights = weights.baseAddress }
        return body(batch)
      }
    }
  }

  private func withBatch<Result>(
    rows: UnsafePointer<Int32>, loss: any Loss, _ body: (Batch) -> Result
  ) -> Result {
    let reader: BatchReader? =
      if case .made(let made, let width) = inputs {
        BatchReader(made, width: width)
      } else {
        nil
      }
    return withInputs { inputs in
      var batch = Batch(rows: rows, inputs: inputs)
      batch.reader = reader
      defer { reader?.close() }
      let scales = loss.hasUnits ? targetScales : []
      return scales.withUnsafeBufferPointer { scales in
        batch.targetScales = scales.isEmpty ? nil : scales.baseAddress
        switch targets {
        case .classes(let classes, _), .tokens(let classes, _, _):
          return classes.withUnsafeBufferPointer {
            batch.classes = $0.baseAddress
            return body(batch)
          }
        case .numbers(let numbers, _):
          return numbers.withUnsafeBufferPointer {
            batch.numbers = $0.baseAddress
            return body(batch)
          }
        }
      }
    }
  }

  private func withInputs<Result>(_ body: (UnsafeRawPointer?) -> Result) -> Result {
    switch inputs {
    case .floats(let values): values.withUnsafeBytes { body($0.baseAddress) }
    case .bytes(let values, _): values.withUnsafeBytes { body($0.baseAddress) }
    case .made: body(nil)
    }
  }
}
