import Foundation

/// The program `nn`, run as a person runs it: the one that the environment variable NN_PROGRAM
/// names, else the one built beside the tests.
struct Program {
  struct Outcome {
    /// The exit status, or `nil` where a signal ended the program.
    var status: Int32?
    var output: String
    var errors: String
  }

  /// A folder of its own, which the program runs in.
  let folder: URL

  /// Makes the folder, with these files in it.
  init(files: [String: [UInt8]] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "neurite-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try write(Data(bytes), to: name) }
  }

  func write(_ data: Data, to name: String) throws {
    let file = folder.appending(path: name)
    if name.contains("/") {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    try data.write(to: file)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Starts the program without waiting for its end; what it says is lost.
  func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.location
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Runs the program with `input` as standard input, and ends it by a signal after `limit` seconds.
  func run(
    _ arguments: [String], input: Data = Data(), limit: Double = 30,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try write(input, to: ".input")
    try write(Data(), to: ".output")
    try write(Data(), to: ".errors")
    let process = Process()
    process.executableURL = Self.location
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path(), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: ".input"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: ".output"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: ".errors"))
    try process.run()
    let end = Date(timeIntervalSinceNow: limit)
    while process.isRunning, Date() < end { usleep(1000) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: try text(of: ".output"), errors: try text(of: ".errors"))
  }

  private func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  private static let location: URL = {
    if let path = ProcessInfo.processInfo.environment["NN_PROGRAM"] { return URL(filePath: path) }
    return Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "nn")
  }()
}
