import Foundation
import Testing

private let countingHost = ProcessInfo.processInfo.environment["NN_ALLOCATION_HOST"]

/// What a training step takes from the heap, counted in a program whose `malloc` counts. It is built
/// optimised, by scripts/test: the compiler itself takes memory in others.
@Suite(.enabled(if: countingHost != nil, "scripts/test builds what counts"))
struct StepAllocationTests {
  /// On one lane, and on two with own products, gradients first and updates on the way.
  static let networks = [
    "data xor; layer dense 4 relu; layer dense out; optimizer sgd rate 0.1",
    "data iris; layer dense 16 tanh; layer dropout 0.2; layer dense out",
    "data digits; layer dense 300 relu; layer dense out",
    "data digits; layer dense 300 relu l2 0.001; layer dense out; optimizer nadam",
  ]

  @Test(arguments: networks) func ownKernelsTakeNothing(network: String) throws {
    let once = try count(network, steps: 1000)
    let twice = try count(network, steps: 2000)
    // A thousand steps more cost what a longer history and its record do.
    #expect(abs(twice - once) < 50, "\(twice - once) in 1000 steps")
  }

  /// oneDNN's products take memory themselves: once for each call, of which there are two in a step of
  /// the layer in the middle, on each of two lanes.
  @Test func besidesTheLibraryTakesItsOwn() throws {
    let network =
      "data digits; layer dense 512 relu; layer dense 512 relu; layer dense out; threads 2"
    let once = try count(network, steps: 20, batch: 128)
    let twice = try count(network, steps: 40, batch: 128)
    #expect(twice - once <= 4 * 20 + 10, "\(twice - once) in 20 steps")
  }

  /// The allocations of a training that follows one of the same kind.
  private func count(_ network: String, steps: Int, batch: Int = 32) throws -> Int {
    let train = "train steps \(steps) batch \(batch) quiet"
    let process = Process()
    process.executableURL = URL(filePath: try #require(countingHost))
    process.arguments = ["\(network); \(train)", train]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self).filter { $0 != "\n" }
    return try #require(Int(text), "the host said '\(text)'")
  }
}
