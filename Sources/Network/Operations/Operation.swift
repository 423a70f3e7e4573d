package import Diagnostics
package import Tensors

/// What a graph is made of: a computation on values that knows its shape rule, its fast forward and
/// backward kernels, and the plain arithmetic they are held against.
package protocol Operation: Hashable, Sendable {
  /// The shape of a row of the output; throws where the inputs do not fit.
  func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape

  /// How an image lies in memory that it gives; `nil` for as its input does.
  var outputOrder: ImageOrder? { get }

  /// The shapes of the tensors it reads besides its inputs.
  func parameterShapes(_ inputs: [Shape]) -> [Shape]

  /// What backward reads besides the gradient.
  var tape: Tape { get }

  /// How many numbers forward leaves behind for backward.
  func savedCount(rows: Int, inputs: [Shape]) -> Int

  /// How many numbers of scratch memory a kernel needs.
  func scratchCount(rows: Int, inputs: [Shape]) -> Int

  /// Both together, in floating point: how much memory a size asks for that nobody has looked at yet.
  func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double

  /// How many draws it takes from the noise stream in training.
  func drawCount(rows: Int, inputs: [Shape]) -> Int

  /// Whether the output is the input when not training.
  var isIdentityInInference: Bool { get }

  /// What does its work when not training.
  var inferenceForm: any Operation { get }

  /// Whether its kernels find a copy of the inputs for each lane where these have `copyStride`:
  /// memory that one core writes and another reads costs more than writing it twice.
  func readsCopies(rows: Int) -> Bool

  /// Those of its parameters, by their place, that are worth an update of each block of them as soon as
  /// its gradient is there; backward does so where `Memory.update` asks for it.
  func blockwise(_ inputs: [Shape]) -> [Int]

  /// Whether it is worth the work of more than one thread.
  func isLarge(rows: Int, inputs: [Shape]) -> Bool

  /// One operation that does this one and then `next`, if there is one.
  func fused(with next: any Operation) -> (any Operation)?

  /// Computes the output of a batch.
  func forward(_ site: Site) -> Step

  /// Computes the gradients of the inputs and parameters that are wanted, from the output's; it may
  /// destroy the output's gradient.
  func backward(_ site: Site) -> Step

  /// The output in plain arithmetic.
  func reference(_ site: ReferenceSite) -> [Double]

  /// The gradients of all inputs and parameters in plain arithmetic.
  func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients
}

extension Operation {
  package var outputOrder: ImageOrder? { nil }
  package func parameterShapes(_ inputs: [Shape]) -> [Shape] { [] }
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { 0 }
  package func scratchCount(rows: Int, inputs: [Shape]) -> Int { 0 }
  package func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double {
    Double(savedCount(rows: rows, inputs: inputs))
      + Double(scratchCount(rows: rows, inputs: inputs))
  }
  package func drawCount(rows: Int, inputs: [Shape]) -> Int { 0 }
  package var isIdentityInInference: Bool { false }
  package var inferenceForm: any Operation { self }
  package func readsCopies(rows: Int) -> Bool { false }
  package func blockwise(_ inputs: [Shape]) -> [Int] { [] }
  package func isLarge(rows: Int, inputs: [Shape]) -> Bool { false }
  package func fused(with next: any Operation) -> (any Operation)? { nil }

  /// Whether so many numbers flow through it that more than one lane is worth the meeting.
  func movesMuch(rows: Int, inputs: [Shape]) -> Bool {
    rows > 1 && rows * inputs[0].count >= 65_536
  }
}

/// How the numbers of an image follow each other.
package enum ImageOrder: Hashable, Sendable {
  /// [channels, height, width], as data and users have it.
  case channelsFirst
  /// [height, width, channels], as it flows between operations.
  case channelsLast
}

/// What an operation's backward kernel reads of its forward computation.
package struct Tape: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static let firstInput = Tape(rawValue: 1)
  package static let laterInputs = Tape(rawValue: 2)
  package static let inputs: Tape = [.firstInput, .laterInputs]
  package static let output = Tape(rawValue: 4)
}

/// What an operation works on in plain arithmetic: everything row-major, without gaps.
package struct ReferenceSite {
  package var rows: Int
  package var shapes: [Shape]
  package var inputs: [[Double]]
  package var parameters: [[Double]]
  /// The stream that random operations draw from, where they begin to; `nil` when not training.
  package var noise: RandomStream?

  package init(
    rows: Int, shapes: [Shape], inputs: [[Double]], parameters: [[Double]] = [],
    noise: RandomStream? = nil
  ) {
    self.rows = rows
    self.shapes = shapes
    self.inputs = inputs
    self.parameters = parameters
    self.noise = noise
  }
}

/// Gradients in plain arithmetic, in the order of the inputs and of the parameters.
package struct ReferenceGradients {
  package var inputs: [[Double]]
  package var parameters: [[Double]]

  package init(inputs: [[Double]], parameters: [[Double]] = []) {
    self.inputs = inputs
    self.parameters = parameters
  }
}
