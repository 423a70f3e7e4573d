import CKernels

/// The fast form of an activation that maps each number alone.
package struct ElementwiseKernel: Sendable {
  package typealias Forward =
    @convention(c) (
      _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ count: Int, _ parameter: Float
    ) -> Void
  package typealias Biased =
    @convention(c) (
      _ y: UnsafeMutablePointer<Float>, _ stride: Int, _ bias: UnsafePointer<Float>, _ rows: Int,
      _ columns: Int, _ parameter: Float
    ) -> Void
  package typealias Gradient =
    @convention(c) (
      _ g: UnsafePointer<Float>, _ t: UnsafePointer<Float>, _ d: UnsafeMutablePointer<Float>,
      _ count: Int, _ parameter: Float
    ) -> Void

  /// The form that gives its slopes together with its values.
  package struct WithSlopes: Sendable {
    package typealias Function =
      @convention(c) (
        _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>,
        _ slopes: UnsafeMutablePointer<Float>, _ count: Int, _ parameter: Float
      ) -> Void

    private let function: Function

    fileprivate init(_ function: @escaping Function) {
      self.function = function
    }

    /// y = f(x), and the slopes f′(x); `y` may lie where `x` does.
    package func apply(to x: Rows, into y: Rows, slopes: Rows, parameter: Float) {
      if x.isDense, y.isDense, slopes.isDense {
        return function(x.pointer, y.pointer, slopes.pointer, x.count * x.columns, parameter)
      }
      for row in 0..<x.count {
        function(
          x.pointer + row * x.stride, y.pointer + row * y.stride,
          slopes.pointer + row * slopes.stride, x.columns, parameter)
      }
    }
  }

  private let forward: Forward
  private let biased: Biased
  private let gradient: Gradient
  /// Of those whose gradient needs the input; else `nil`.
  package private(set) var withSlopes: WithSlopes? = nil

  /// y = f(x); `y` may lie where `x` does.
  package func apply(to x: Rows, into y: Rows, parameter: Float) {
    if x.isDense, y.isDense {
      return forward(x.pointer, y.pointer, x.count * x.columns, parameter)
    }
    for row in 0..<x.count {
      forward(x.pointer + row * x.stride, y.pointer + row * y.stride, x.columns, parameter)
    }
  }

  /// y = f(y + bias), row by row.
  package func apply(to y: Rows, bias: UnsafePointer<Float>, parameter: Float) {
    biased(y.pointer, y.stride, bias, y.count, y.columns, parameter)
  }

  /// d = g · f′, with f′ from the output `y`; `d` may lie where `g` does.
  package func applyGradient(_ g: Rows, output y: Rows, into d: Rows, parameter: Float) {
    applyGradient(g, from: y, into: d, parameter)
  }

  /// d = g · f′, with f′ from the input `x`; `d` may lie where `g` does.
  package func applyGradient(_ g: Rows, input x: Rows, into d: Rows, parameter: Float) {
    applyGradient(g, from: x, into: d, parameter)
  }

  private func applyGradient(_ g: Rows, from t: Rows, into d: Rows, _ parameter: Float) {
    if g.isDense, t.isDense, d.isDense {
      return gradient(g.pointer, t.pointer, d.pointer, g.count * g.columns, parameter)
    }
    for row in 0..<g.count {
      gradient(
        g.pointer + row * g.stride, t.pointer + row * t.stride, d.pointer + row * d.stride,
        g.columns, parameter)
    }
  }

  /// d = g · slope; `d` may lie where `g` does.
  package static func applyGradient(_ g: Rows, slopes: Rows, into d: Rows) {
    if g.isDense, slopes.isDense, d.isDense {
      return kernel_multiply(g.pointer, slopes.pointer, d.pointer, g.count * g.columns)
    }
    for row in 0..<g.count {
      kernel_multiply(
        g.pointer + row * g.stride, slopes.pointer + row * slopes.stride,
        d.pointer + row * d.stride, g.columns)
    }
  }

  package static let identity = ElementwiseKernel(
    forward: kernel_identity, biased: kernel_identity_bias, gradient: kernel_identity_gradient)
  package static let sigmoid = ElementwiseKernel(
    forward: kernel_sigmoid, biased: kernel_sigmoid_bias, gradient: kernel_sigmoid_gradient)
  package static let tanh = ElementwiseKernel(
    forward: kernel_tanh, biased: kernel_tanh_bias, gradient: kernel_tanh_gradient)
  package static let relu = ElementwiseKernel(
    forward: kernel_relu, biased: kernel_relu_bias, gradient: kernel_relu_gradient)
  package static let leakyReLU = ElementwiseKernel(
    forward: kernel_leaky_relu, biased: kernel_leaky_relu_bias,
    gradient: kernel_leaky_relu_gradient)
  package static let relu6 = ElementwiseKernel(
    forward: kernel_relu6, biased: kernel_relu6_bias, gradient: kernel_relu6_gradient)
  package static let hardTanh = ElementwiseKernel(
    forward: kernel_hard_tanh, biased: kernel_hard_tanh_bias, gradient: kernel_hard_tanh_gradient)
  package static let hardSigmoid = ElementwiseKernel(
    forward: kernel_hard_sigmoid, biased: kernel_hard_sigmoid_bias,
    gradient: kernel_hard_sigmoid_gradient)

  // Those whose gradient needs the input.

  package static let elu = ElementwiseKernel(
    forward: kernel_elu, biased: kernel_elu_bias, gradient: kernel_elu_gradient,
    withSlopes: WithSlopes(kernel_elu_with_slopes))
  package static let selu = ElementwiseKernel(
    forward: kernel_selu, biased: kernel_selu_bias, gradient: kernel_selu_gradient,
    withSlopes: WithSlopes(kernel_selu_with_slopes))
  package static let gelu = ElementwiseKernel(
    forward: kernel_gelu, biased: kernel_gelu_bias, gradient: kernel_gelu_gradient,
    withSlopes: WithSlopes(kernel_gelu_with_slopes))
  package static let silu = ElementwiseKernel(
    forward: kernel_silu, biased: kernel_silu_bias, gradient: kernel_silu_gradient,
    withSlopes: WithSlopes(kernel_silu_with_slopes))
  package static let mish = ElementwiseKernel(
    forward: kernel_mish, biased: kernel_mish_bias, gradient: kernel_mish_gradient,
    withSlopes: WithSlopes(kernel_mish_with_slopes))
  package static let softplus = ElementwiseKernel(
    forward: kernel_softplus, biased: kernel_softplus_bias, gradient: kernel_softplus_gradient,
    withSlopes: WithSlopes(kernel_softplus_with_slopes))
  package static let softsign = ElementwiseKernel(
    forward: kernel_softsign, biased: kernel_softsign_bias, gradient: kernel_softsign_gradient,
    withSlopes: WithSlopes(kernel_softsign_with_slopes))
}
