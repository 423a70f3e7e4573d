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
      _ g: UnsafePointer<Float>, _ output: UnsafePointer<Float>, _ d: UnsafeMutablePointer<Float>,
      _ count: Int, _ parameter: Float
    ) -> Void

  private let forward: Forward
  private let biased: Biased
  private let gradient: Gradient

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
    if g.isDense, y.isDense, d.isDense {
      return gradient(g.pointer, y.pointer, d.pointer, g.count * g.columns, parameter)
    }
    for row in 0..<g.count {
      gradient(
        g.pointer + row * g.stride, y.pointer + row * y.stride, d.pointer + row * d.stride,
        g.columns, parameter)
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
}
