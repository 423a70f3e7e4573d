@testable import Network
import Tensors
import Testing

/// Pooling, normalisation and changes of extents against PyTorch's, one layer at a time.
@Suite struct PictureFixtureTests {
  @Test(arguments: Fixture.all("pictures"), [1, 2, 3])
  func operation(fixture: Fixture, lanes: Int) throws {
    let picture = try Picture(fixture)
    let run = try FastOperation(
      picture.operation, at: picture.site,
      gradient: picture.doubles("output_gradient", picture.isImageAfter),
      lanes: lanes, movesStatistics: true)
    let output = try picture.doubles("output", picture.isImageAfter)
    #expect(relativeError(run.output, against: output) <= 1e-6)
    let inputGradient = try picture.doubles("input_gradient", picture.isImage)
    #expect(relativeError(run.inputGradients[0], against: inputGradient) <= 1e-5)
    for (i, name) in picture.names.enumerated() {
      if let reference = fixture.tensors["gradient.\(name)"] {
        #expect(
          relativeError(run.parameterGradients[i], against: reference.values) <= 1e-5, "\(name)")
      }
      if let reference = fixture.tensors["last.\(name)"] {
        #expect(relativeError(run.parameters[i], against: reference.values) <= 1e-6, "\(name)")
      }
    }
  }

  @Test(arguments: Fixture.all("pictures").filter { $0.tensors["inference"] != nil }, [1, 2])
  func inference(fixture: Fixture, lanes: Int) throws {
    let picture = try Picture(fixture)
    let run = try FastOperation(
      picture.operation.inferenceForm, at: picture.site,
      gradient: picture.doubles("output_gradient", picture.isImageAfter), lanes: lanes)
    let output = try picture.doubles("inference", picture.isImageAfter)
    #expect(relativeError(run.output, against: output) <= 1e-6)
  }
}

/// A fixture as the operation that its layer builds, with numbers as they lie in memory.
private struct Picture {
  let fixture: Fixture
  let operation: any Operation
  let site: ReferenceSite
  /// The tensors' names, without their layer's.
  let names: [String]
  let isImage: Bool
  let isImageAfter: Bool

  init(_ fixture: Fixture) throws {
    self.fixture = fixture
    let shape = try fixture.tensor("input").shape
    var builder = GraphBuilder(input: Shape(Array(shape.dropFirst())), target: nil)
    try builder.build(entry(fixture.setting("layer"), of: Layers.all), name: "layer1", number: 0)
    let node = try #require(builder.graph.nodes.last)
    operation = node.operation
    names = node.parameters.map { String(builder.graph.parameters[$0].name.dropFirst(7)) }
    isImage = shape.count == 4
    isImageAfter = builder.graph.outputShape.rank == 3
    site = ReferenceSite(
      rows: shape[0], shapes: [builder.shape(of: node.inputs[0])],
      inputs: [try Self.doubles(fixture, "input", isImage)],
      parameters: try names.map { try Self.doubles(fixture, "first.\($0)", false) })
  }

  func doubles(_ name: String, _ isImage: Bool) throws -> [Double] {
    try Self.doubles(fixture, name, isImage)
  }

  /// The numbers of a tensor; of an image, channel beside channel.
  private static func doubles(
    _ fixture: Fixture, _ name: String, _ isImage: Bool
  ) throws -> [Double] {
    let tensor = try fixture.tensor(name)
    let values = tensor.values.map { Double($0) }
    return isImage ? transposed(values, rows: tensor.shape[1], count: tensor.shape[0]) : values
  }
}
