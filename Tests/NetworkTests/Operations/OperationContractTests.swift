import Diagnostics
import Foundation
@testable import Network
import Tensors
import Testing

/// What every operation promises, tested on each of `OperationCases`.
@Suite struct OperationContractTests {
  @Test func everyOperationIsListed() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Network/Operations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let operations = Set(files.map { $0.replacing(".swift", with: "") }).subtracting(["Operation"])
    #expect(Set(OperationCases.all.map(\.name)) == operations)
  }

  @Test(arguments: OperationCases.all)
  func theShapeIsThatOfTheOutput(test: OperationCase) throws {
    let point = OperationPoint(test)
    let shape = try test.operation.outputShape(test.shapes)
    #expect(test.operation.reference(point.site).count == test.rows * shape.count)
    #expect(
      test.operation.parameterShapes(test.shapes).map(\.count) == point.site.parameters.map(\.count)
    )
  }

  /// The gradients of Σ w·y, with random w, against central differences in Float64.
  @Test(arguments: OperationCases.all.filter { !$0.isLarge })
  func gradientsAreThoseOfTheOutput(test: OperationCase) {
    let point = OperationPoint(test)
    let output = test.operation.reference(point.site)
    let weights = point.weights(output.count)
    let gradients = test.operation.referenceGradients(
      point.site, output: output, gradient: weights)
    func total(_ site: ReferenceSite) -> Double {
      zip(test.operation.reference(site), weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for (i, gradient) in gradients.inputs.enumerated() where i != test.tokenInput {
      let slopes = differences(point.site, \.inputs[i], like: gradient, total)
      #expect(relativeError(gradient, against: slopes) <= 1e-6)
    }
    #expect(gradients.parameters.count == point.site.parameters.count)
    for (i, gradient) in gradients.parameters.enumerated() {
      let slopes = differences(point.site, \.parameters[i], like: gradient, total)
      #expect(relativeError(gradient, against: slopes) <= 1e-6)
    }
  }

  @Test(arguments: OperationCases.all, [1, 2, 3])
  func theFastKernelsComputeTheSame(test: OperationCase, lanes: Int) throws {
    let point = OperationPoint(test)
    let output = test.operation.reference(point.site)
    let gradient = point.weights(output.count)
    let gradients = test.operation.referenceGradients(
      point.site, output: output, gradient: gradient)
    let fast = try FastOperation(
      test.operation, at: point.site, gradient: gradient, lanes: lanes)
    #expect(relativeError(fast.output, against: output) <= 1e-5)
    for (a, b) in zip(fast.inputGradients, gradients.inputs) {
      #expect(relativeError(a, against: b) <= 1e-5)
    }
    for (a, b) in zip(fast.parameterGradients, gradients.parameters) {
      #expect(relativeError(a, against: b) <= 1e-5)
    }
  }

  /// Where the gradients of the inputs are not wanted, or those of one tensor, the others are the same.
  @Test(arguments: OperationCases.all)
  func gradientsDoNotNeedEachOther(test: OperationCase) throws {
    let point = OperationPoint(test)
    let output = test.operation.reference(point.site)
    let gradient = point.weights(output.count)
    let wanted = test.operation.referenceGradients(
      point.site, output: output, gradient: gradient)
    for frozen in [nil] + wanted.parameters.indices.map(Optional.init) {
      let fast = try FastOperation(
        test.operation, at: point.site, gradient: gradient, lanes: 2,
        frozen: frozen.map { [$0] } ?? [], givesInputGradients: frozen != nil)
      for (a, b) in zip(fast.inputGradients, wanted.inputs) {
        #expect(relativeError(a, against: b) <= 1e-5)
      }
      for place in wanted.parameters.indices where place != frozen {
        #expect(
          relativeError(fast.parameterGradients[place], against: wanted.parameters[place]) <= 1e-5)
      }
    }
  }

  @Test(arguments: OperationCases.all)
  func theFastKernelsRepeatThemselves(test: OperationCase) throws {
    let point = OperationPoint(test)
    let gradient = point.weights(test.rows * (try test.operation.outputShape(test.shapes).count))
    let first = try FastOperation(test.operation, at: point.site, gradient: gradient)
    let second = try FastOperation(test.operation, at: point.site, gradient: gradient)
    #expect(first.output == second.output)
    #expect(first.inputGradients == second.inputGradients)
    #expect(first.parameterGradients == second.parameterGradients)
  }
}
