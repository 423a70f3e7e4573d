import Tensors

/// An activation in the place of the numbers it is of, which an operation has just computed, and its
/// gradient in the place of that of the output.
struct FusedActivation {
  private let kernel: ElementwiseKernel
  private let parameter: Float
  private let isIdentity: Bool
  private let output: Rows
  private let gradient: Rows
  /// Where the gradient needs what the activation is of: what gives the slopes, and where they are left.
  private let sloped: (kernel: ElementwiseKernel.WithSlopes, slopes: Rows)?
  private let learns: Bool

  /// Whether an activation can stand in the place of the numbers.
  static func suits(_ activation: Activation) -> Bool {
    !activation.slopeNeedsInput || activation.slopedKernel != nil
  }

  /// What backward reads of it.
  static func tape(_ activation: Activation) -> Tape {
    activation == .identity || activation.slopedKernel != nil ? [] : .output
  }

  /// How many numbers forward leaves behind for backward, of an output of `count`.
  static func savedCount(_ activation: Activation, of count: Int) -> Int {
    activation.slopedKernel == nil ? 0 : count
  }

  /// - Parameter site: of the operation; what is saved there is the activation's.
  init(_ activation: Activation, _ site: Site) {
    kernel = activation.kernel ?? .identity
    parameter = Float(activation.parameter)
    isIdentity = activation == .identity
    output = site.output
    gradient = site.outputGradient ?? site.output
    learns = site.outputGradient != nil
    sloped = activation.slopedKernel.map { ($0, site.slopes) }
  }

  /// f(x + bias) in the place of x: in a part of the output, for whose columns the bias is.
  @inline(__always)
  func apply(bias: UnsafePointer<Float>? = nil, to part: (Rows) -> Rows) {
    let y = part(output)
    if learns, let sloped {
      if let bias { ElementwiseKernel.identity.apply(to: y, bias: bias, parameter: 0) }
      sloped.kernel.apply(to: y, into: y, slopes: part(sloped.slopes), parameter: parameter)
    } else if let bias {
      kernel.apply(to: y, bias: bias, parameter: parameter)
    } else if !isIdentity {
      kernel.apply(to: y, into: y, parameter: parameter)
    }
  }

  /// g · f′ in the place of g: in a part of the output's gradient.
  @inline(__always)
  func applyGradient(to part: (Rows) -> Rows) {
    if isIdentity { return }
    let g = part(gradient)
    if let sloped {
      ElementwiseKernel.applyGradient(g, slopes: part(sloped.slopes), into: g)
    } else {
      kernel.applyGradient(g, output: part(output), into: g, parameter: parameter)
    }
  }
}
