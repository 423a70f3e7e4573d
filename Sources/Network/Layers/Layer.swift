package import Diagnostics
package import Specification
package import Tensors

/// What a user adds to a network: it builds operations into a graph, and never a gradient.
package protocol Layer: Described {
  /// Adds this layer's operations behind `input`; returns the value it gives. An input that does
  /// not fit is an error that says what it got, what it needs, and how to mend it.
  func build(in graph: inout GraphBuilder, on input: Graph.Value) throws(Diagnostic) -> Graph.Value

  /// The shape of the rows, from a layer that only declares it.
  var declaredInput: [Int]? { get }

  /// What those numbers stand for, from the same.
  var declaredTokens: InputTokens? { get }

  /// The layer as the language writes it: `dense 16 relu`.
  var written: String { get }
}

extension Layer {
  package var declaredInput: [Int]? { nil }
  package var declaredTokens: InputTokens? { nil }

  /// The name of its kind: `dense`.
  package var kind: String { Self.spec.name }

  package var written: String { Self.spec.written(self) }
}

/// The catalog of layers.
package enum Layers {
  package static let all: [Kind<any Layer>] = [
    Kind(InputLayer.self), Kind(DenseLayer.self), Kind(ActivationLayer.self),
    Kind(DropoutLayer.self), Kind(ConvLayer.self),
    Kind(DepthwiseLayer.self), Kind(ConvTransposeLayer.self), Kind(AttentionLayer.self),
    Kind(PositionsLayer.self),
    Kind(MaxPoolLayer.self), Kind(AveragePoolLayer.self), Kind(FlattenLayer.self),
    Kind(BatchNormLayer.self), Kind(GlobalAveragePoolLayer.self), Kind(GlobalMaxPoolLayer.self),
    Kind(ReshapeLayer.self), Kind(UpsampleLayer.self), Kind(PaddingLayer.self),
    Kind(LayerNormLayer.self), Kind(GroupNormLayer.self), Kind(SpatialDropoutLayer.self),
    Kind(NoiseLayer.self), Kind(FlipLayer.self), Kind(ShiftLayer.self), Kind(RotateLayer.self),
    Kind(CropLayer.self), Kind(EmbeddingLayer.self), Kind(RNNLayer.self), Kind(LSTMLayer.self),
    Kind(GRULayer.self), Kind(TransformerLayer.self),
  ]

  /// Those that are made of others, each a command of its own.
  package static let composites: [any CompositeLayer.Type] = [ResidualLayer.self, ConcatLayer.self]
}

extension Kind where Product == any Layer {
  package init<Type: Layer>(_ type: Type.Type) { self.init(type) { $0 } }
}

/// Says of a mistake in `body` which argument of the layer it is about.
func about<Result>(
  _ argument: String, _ body: () throws(Diagnostic) -> Result
) throws(Diagnostic) -> Result {
  do throws(Diagnostic) { return try body() } catch { throw error.about(argument) }
}
