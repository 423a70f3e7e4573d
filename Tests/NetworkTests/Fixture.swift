import Foundation
import Testing

/// Numbers that another program computed, read from a file of `scripts/fixtures/make.py`: lines of
/// text that say what it is, an empty line, then the bytes of its tensors, little-endian.
struct Fixture: CustomTestStringConvertible {
  struct Numbers {
    var shape: [Int]
    var values: [Float]
    /// Whether the file holds them as bytes, each so many 255ths.
    var isPixels = false
  }

  struct Malformed: Error {
    var file: String
    var line: String
  }

  var name: String
  /// What stands before the tensors, in the order of the file: `layer`, `dense 4 tanh`.
  private(set) var settings: [(word: String, text: String)] = []
  private(set) var tensors: [String: Numbers] = [:]

  var testDescription: String { name }

  /// The text of a setting that stands there once.
  func setting(_ word: String) throws -> String {
    try #require(settings(word).first, "\(name) has no '\(word)'")
  }

  /// The texts of a setting that may stand there several times.
  func settings(_ word: String) -> [String] {
    settings.filter { $0.word == word }.map(\.text)
  }

  func number(_ word: String) throws -> Int {
    try #require(Int(setting(word)))
  }

  func tensor(_ tensor: String) throws -> Numbers {
    try #require(tensors[tensor], "\(name) has no tensor '\(tensor)'")
  }

  func values(_ tensor: String) throws -> [Float] {
    try self.tensor(tensor).values
  }

  /// The tensors whose names start with `group` and a dot, by the rest of their names.
  func group(_ group: String) -> [(name: String, tensor: Numbers)] {
    tensors.filter { $0.key.hasPrefix(group + ".") }
      .map { (String($0.key.dropFirst(group.count + 1)), $0.value) }
      .sorted { $0.0 < $1.0 }
  }

  /// What stands before the first dot of the tensors' names.
  var cases: [String] {
    Set(tensors.keys.map { String($0.prefix { $0 != "." }) }).sorted()
  }
}

extension Fixture {
  /// Every fixture of a folder of `Fixtures`, by name.
  static func all(_ folder: String) -> [Fixture] {
    let root = Bundle.module.bundleURL.appending(path: "Fixtures/\(folder)")
    let files = try? FileManager.default.contentsOfDirectory(atPath: root.path)
    return (files ?? []).filter { $0.hasSuffix(".fixture") }.sorted().compactMap { file in
      do {
        return try Fixture(file, bytes: [UInt8](Data(contentsOf: root.appending(path: file))))
      } catch {
        Issue.record(error, "\(folder)/\(file)")
        return nil
      }
    }
  }

  init(_ file: String, bytes: [UInt8]) throws {
    name = String(file.dropLast(".fixture".count))
    var position = 0
    var promised: [(name: String, kind: Substring, shape: [Int])] = []
    while true {
      let line = bytes[position...].prefix { $0 != UInt8(ascii: "\n") }
      position = line.endIndex + 1
      guard !line.isEmpty else { break }
      let text = String(decoding: line, as: UTF8.self)
      let words = text.split(separator: " ")
      guard words.count > 1 else { throw Malformed(file: file, line: text) }
      if words[0] == "tensor", words.count > 2 {
        promised.append((String(words[1]), words[2], words[3...].compactMap { Int($0) }))
      } else {
        settings.append((String(words[0]), String(text.dropFirst(words[0].count + 1))))
      }
    }
    for (name, kind, shape) in promised {
      let size = shape.reduce(1, *) * (kind == "pixel" ? 1 : 4)
      guard position + size <= bytes.count else { throw Malformed(file: file, line: name) }
      let content = bytes[position..<position + size]
      position += size
      tensors[name] =
        kind == "pixel"
        ? Numbers(shape: shape, values: content.map { Float($0) / 255 }, isPixels: true)
        : Numbers(shape: shape, values: Self.floats(content))
    }
    guard position == bytes.count else { throw Malformed(file: file, line: "its end") }
  }

  private static func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 4).map { index in
        let bits = raw.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }
}
