import Network
import Tensors

extension NetworkTrace.Stage {
  /// Whether it gives the same numbers in another order.
  var isReordering: Bool {
    operation is ChannelsLast || operation is Flatten || operation is Reshape
  }

  /// What an operation that is neither a product, a dropout nor an activation does, in a line; `nil` where
  /// there is none.
  var rule: String? {
    switch operation {
    case is Convolution: "z = Σ w·x over each window" + (parameters.count > 1 ? " + b" : "")
    case is TransposedConvolution:
      "each x spreads x·w over a window, z = their sum" + (parameters.count > 1 ? " + b" : "")
    case is MaxPool: "a = the largest of each window"
    case is AveragePool: "a = the mean of each window"
    case let pool as GlobalPool:
      pool.form == .mean ? "a = the mean of each channel" : "a = the largest of each channel"
    case is BatchNorm: "a = (z - μ)/√(σ² + ε)·w + b, μ and σ² of each channel"
    case is LayerNorm: "a = (z - μ)/√(σ² + ε)·w + b, μ and σ² of each row"
    case is GroupNorm: "a = (z - μ)/√(σ² + ε)·w + b, μ and σ² of each group of channels"
    case let recurrence as Recurrence: recurrence.rule
    case is Attention: "a = softmax(q·k/√d)·v for each head"
    case is Embedding: "a = the row of w that the token names"
    case is AddPositions: "a = x + the vector of its place"
    case is AddWaves: "a = x + sines and cosines of its place"
    case is Upsample: "a = each x several times over"
    case is ZeroPad: "a = x with zeros around it"
    case is Sum: "a = x + what its layers give"
    case is Concatenation: "a = what its branches give, side by side"
    case _ where isReordering: "the same numbers in another order"
    default: nil
    }
  }

  /// What such an operation does to the gradient on its way back.
  var gradientRule: String? {
    switch operation {
    case is Convolution, is TransposedConvolution:
      "∂E/∂w = Σ δ·x over all windows" + (parameters.count > 1 ? ", ∂E/∂b = Σ δ" : "")
    case is MaxPool: "∂E/∂z goes to the largest of each window alone"
    case is AveragePool: "∂E/∂z is shared by all of a window"
    case let pool as GlobalPool:
      pool.form == .mean
        ? "∂E/∂z is shared by all of a channel" : "∂E/∂z goes to the largest of each channel alone"
    case is BatchNorm, is LayerNorm, is GroupNorm: "∂E/∂z goes through μ and σ as well"
    case is Recurrence: "∂E/∂w = Σ over the steps, from the last back to the first"
    case is Embedding: "∂E/∂w of a token = Σ ∂E/∂a where it stands"
    case is Sum: "∂E/∂a goes to x and to its layers alike"
    case is Concatenation: "each branch gets its part of ∂E/∂a"
    default: nil
    }
  }
}

extension Recurrence {
  fileprivate var rule: String {
    switch cell {
    case .lstm: "h = o·tanh(c), c ← f·c + i·g, with i, f, o, g of x and the h before"
    case .gru: "h ← (1 - u)·n + u·h, with u and n of x and the h before"
    default: "h ← f(x·W + h·U + b), step after step"
    }
  }
}
