@testable import Network
import Glibc
import Tensors
import Testing

/// Runs an operation's kernels at a point with a gradient from behind, in memory of its own; the gradients of
/// the inputs, and of the `frozen` tensors by their place, may be left out.
struct FastOperation {
  private(set) var output: [Double] = []
  private(set) var inputGradients: [[Double]] = []
  private(set) var parameterGradients: [[Double]] = []
  /// The tensors afterwards, where statistics may have moved.
  private(set) var parameters: [[Double]] = []

  /// How many numbers lie between the scratch memories of two lanes.
  private static let gap = 16

  init(
    _ operation: any Operation, at point: ReferenceSite, gradient: [Double], lanes: Int = 1,
    movesStatistics: Bool = false, frozen: Set<Int> = [], givesInputGradients: Bool = true
  ) throws {
    let scratch = operation.scratchCount(rows: point.rows, inputs: point.shapes)
    let columns = try operation.outputShape(point.shapes).count
    let bench = Bench(rows: point.rows)
    let parameters = ParameterLayout(
      operation.parameterShapes(point.shapes).enumerated().map { i, shape in
        Parameter(
          name: "p\(i)", shape: shape, initialiser: .zeros, fan: .init(inputs: 1, outputs: 1))
      })
    var weights = FloatBuffer(count: parameters.count)
    for (slot, numbers) in zip(parameters.slots, point.parameters) {
      parameters.write(Tensor(slot.shape, numbers.map { Float($0) }), to: slot, in: &weights)
    }
    var slopes = FloatBuffer(count: parameters.count)
    let site = Site(
      rows: point.rows, shapes: point.shapes,
      inputs: zip(point.shapes, point.inputs).map { bench.rows($0.count, $1) },
      output: bench.rows(columns), parameters: parameters.slots,
      frozen: frozen,
      inputGradients: point.shapes.map { givesInputGradients ? bench.rows($0.count) : nil },
      outputGradient: bench.rows(columns, gradient),
      saved: bench.numbers(operation.savedCount(rows: point.rows, inputs: point.shapes)),
      scratch: bench.numbers(lanes * (scratch + Self.gap)), scratchStride: scratch + Self.gap)
    var noise = RandomStream(key: 5)
    var tally = Tally()
    withUnsafeMutablePointer(to: &noise) { noise in
      withUnsafeMutablePointer(to: &tally) { tally in
        bench.order.withUnsafeBufferPointer { order in
          guard let order = order.baseAddress else { return }
          let places = weights.mutablePointer
          var memory = Memory(
            parameters: places, gradients: slopes.mutablePointer,
            batch: Batch(rows: order), tally: tally, noise: noise)
          if movesStatistics { memory.statistics = places }
          let (forward, backward) = (operation.forward(site), operation.backward(site))
          onLanes(lanes, memory) { memory in
            forward.run(memory)
            memory.lane.meet()
            backward.run(memory)
          }
        }
      }
    }
    for lane in 1...lanes {
      let beyond = (1...Self.gap).map { site.scratch[lane * site.scratchStride - $0] }
      let isUntouched = beyond.allSatisfy { $0.isNaN }
      #expect(isUntouched, "lane \(lane) wrote beyond its scratch memory")
    }
    output = bench.read(site.output)
    inputGradients = site.inputGradients.compactMap { $0.map(bench.read) }
    self.parameters = parameters.slots.map { slot in
      parameters.read(slot, from: weights).scalars.map { Double($0) }
    }
    parameterGradients = parameters.slots.map { slot in
      parameters.read(slot, from: slopes).scalars.map { Double($0) }
    }
  }

  /// Memory for the rows of one run.
  private final class Bench {
    let count: Int
    let order: [Int32]
    private var owned: [UnsafeMutablePointer<Float>] = []

    init(rows: Int) {
      count = rows
      order = [Int32](0..<Int32(rows))
    }

    deinit { for pointer in owned { free(pointer) } }

    func numbers(_ count: Int) -> UnsafeMutablePointer<Float> {
      let pointer = AlignedMemory.allocate(count)
      pointer.initialize(repeating: .nan, count: count)
      owned.append(pointer)
      return pointer
    }

    func rows(_ columns: Int, _ values: [Double] = []) -> Rows {
      let rows = Rows(numbers(count * columns), count: count, columns: columns)
      for (i, value) in values.enumerated() { rows.pointer[i] = Float(value) }
      return rows
    }

    func read(_ rows: Rows) -> [Double] {
      (0..<rows.count * rows.columns).map { Double(rows.pointer[$0]) }
    }
  }
}
