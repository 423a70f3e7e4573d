package import Diagnostics
package import Tensors

/// A safetensors file: named tensors and a few texts about them. The same content always gives the
/// same bytes. Source: github.com/huggingface/safetensors, “Format”.
package struct Safetensors: Sendable, Equatable {
  /// Texts by name, under `__metadata__`.
  package var metadata: [String: String]
  /// The tensors in the order of their bytes.
  package var tensors: [NamedTensor]

  package struct NamedTensor: Sendable, Equatable {
    package let name: String
    package let tensor: Tensor

    package init(_ name: String, _ tensor: Tensor) {
      self.name = name
      self.tensor = tensor
    }
  }

  package init(metadata: [String: String] = [:], tensors: [NamedTensor] = []) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// Writes the file as a whole or not at all.
  package func write(to path: String) throws(Diagnostic) {
    try AtomicFile.write(bytes, to: path)
  }

  // MARK: Writing

  /// The file: the header's length, the header, the tensors one after the other.
  package var bytes: [UInt8] {
    var header = SafetensorsHeader(metadata: metadata)
    var end = 0
    for named in tensors {
      let start = end
      end += named.tensor.shape.count * MemoryLayout<Float>.stride
      header.tensors[named.name] = SafetensorsHeader.Entry(
        type: "F32", shape: named.tensor.shape.extents, offsets: [start, end])
    }
    let text = header.json
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + text.count + end)
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += text
    for named in tensors {
      named.tensor.scalars.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  // MARK: Reading

  /// The largest header that is read, the same as in the format's own library.
  static let headerLimit = 100_000_000

  /// Reads a file. Sizes in it are checked before they are believed.
  package init(contentsOf path: String) throws(Diagnostic) {
    try self.init(try FileBytes.read(path), name: path)
  }

  /// Reads a file's bytes; `name` is how messages call it.
  package init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    guard bytes.count >= 8 else {
      throw Self.broken(name, "it has only \(bytes.count) bytes")
    }
    let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard length <= UInt64(min(bytes.count - 8, Self.headerLimit)) else {
      guard bytes.count > 8, bytes[8] == UInt8(ascii: "{") else { throw Self.foreign(name) }
      throw Self.broken(name, "its header would be \(length) bytes long")
    }
    let body = bytes[(8 + Int(length))...]
    guard let header = SafetensorsHeader(json: bytes[8..<body.startIndex]) else {
      throw Self.broken(name, "its header does not parse")
    }
    metadata = header.metadata
    tensors = []
    var end = 0
    for (tensor, entry) in header.inOrder {
      guard let range = entry.range, range.lowerBound == end, range.upperBound <= body.count else {
        throw Self.broken(name, "tensor '\(tensor)' does not begin where the one before it ends")
      }
      end = range.upperBound
      let data = body[body.startIndex + range.lowerBound..<body.startIndex + range.upperBound]
      tensors.append(try Self.tensor(tensor, entry, data, name))
    }
    guard end == body.count else {
      throw Self.broken(name, "\(body.count - end) bytes belong to no tensor")
    }
  }

  private static func tensor(
    _ tensor: String, _ entry: SafetensorsHeader.Entry, _ data: ArraySlice<UInt8>, _ name: String
  ) throws(Diagnostic) -> NamedTensor {
    guard let type = SafetensorsType(rawValue: entry.type) else {
      throw broken(name, "tensor '\(tensor)' has the unknown type '\(entry.type)'")
    }
    guard let shape = Shape(checking: entry.shape),
      shape.count.multipliedReportingOverflow(by: type.size) == (data.count, false)
    else { throw broken(name, "the shape of tensor '\(tensor)' does not match its bytes") }
    return NamedTensor(tensor, Tensor(shape, type.floats(data)))
  }

  private static func foreign(_ name: String) -> Diagnostic {
    Diagnostic(
      "safetensors.broken", "'\(name)' is not a safetensors file", hint: "was it written by save?")
  }

  private static func broken(_ name: String, _ what: String) -> Diagnostic {
    Diagnostic(
      "safetensors.broken", "'\(name)' is not a whole safetensors file: \(what)",
      hint: "fetch or copy the file again")
  }
}
