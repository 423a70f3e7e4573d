package import Diagnostics
import FoundationEssentials
import Glibc
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
        dtype: "F32", shape: named.tensor.shape.extents, data_offsets: [start, end])
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

  /// The largest header that is read.
  private static let headerLimit = 100_000_000

  /// Reads a file. Sizes in it are checked before they are believed.
  package init(contentsOf path: String) throws(Diagnostic) {
    try self.init(try FileBytes.read(path), name: path)
  }

  /// Reads a file's bytes; `name` is how messages call it.
  package init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    func broken(_ what: String) -> Diagnostic {
      Diagnostic(
        "safetensors.broken", "'\(name)' is not a whole safetensors file: \(what)",
        hint: "was it written by save?")
    }
    guard bytes.count >= 8 else { throw broken("it has only \(bytes.count) bytes") }
    let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard length <= UInt64(min(bytes.count - 8, Self.headerLimit)) else {
      throw broken("its header would be \(length) bytes long")
    }
    let body = 8 + Int(length)
    guard let header = SafetensorsHeader(json: bytes[8..<body]) else {
      throw broken("its header does not parse")
    }
    metadata = header.metadata
    tensors = []
    var end = 0
    for (name, entry) in header.inOrder {
      guard let range = entry.range, range.lowerBound >= end, range.upperBound <= bytes.count - body
      else { throw broken("tensor '\(name)' lies outside of it") }
      end = range.upperBound
      guard let type = SafetensorsType(rawValue: entry.dtype) else {
        throw broken("tensor '\(name)' has the unknown type \(entry.dtype)")
      }
      guard let shape = Shape(checking: entry.shape),
        shape.count.multipliedReportingOverflow(by: type.size) == (range.count, false)
      else { throw broken("the shape of tensor '\(name)' does not match its bytes") }
      let data = bytes[body + range.lowerBound..<body + range.upperBound]
      tensors.append(NamedTensor(name, Tensor(shape, type.floats(data))))
    }
  }
}

/// The header of a safetensors file.
struct SafetensorsHeader: Codable {
  struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    var data_offsets: [Int]

    /// The bytes of the tensor, if both ends make sense.
    var range: Range<Int>? {
      guard data_offsets.count == 2, data_offsets[0] >= 0, data_offsets[0] <= data_offsets[1] else {
        return nil
      }
      return data_offsets[0]..<data_offsets[1]
    }
  }

  var metadata: [String: String]
  var tensors: [String: Entry] = [:]

  private static let metadataKey = "__metadata__"

  init(metadata: [String: String]) { self.metadata = metadata }

  /// The tensors in the order of their bytes, then of their names.
  var inOrder: [(String, Entry)] {
    tensors.sorted {
      ($0.value.data_offsets.first ?? 0, $0.value.data_offsets.last ?? 0, $0.key)
        < ($1.value.data_offsets.first ?? 0, $1.value.data_offsets.last ?? 0, $1.key)
    }.map { ($0.key, $0.value) }
  }

  /// The header as JSON with sorted keys, filled with blanks to a multiple of eight bytes.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = (try? encoder.encode(self)).map { Array($0) } ?? []
    while !bytes.count.isMultiple(of: 8) { bytes.append(UInt8(ascii: " ")) }
    return bytes
  }

  init?(json: ArraySlice<UInt8>) {
    guard let header = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
    self = header
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    metadata = [:]
    for key in container.allKeys {
      if key.stringValue == Self.metadataKey {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        tensors[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty { try container.encode(metadata, forKey: Key(Self.metadataKey)) }
    for (name, entry) in tensors { try container.encode(entry, forKey: Key(name)) }
  }
}

/// The number types of the format that become Float32 here.
enum SafetensorsType: String {
  case f32 = "F32"
  case f64 = "F64"
  case f16 = "F16"
  case bf16 = "BF16"
  case i64 = "I64"
  case i32 = "I32"
  case u8 = "U8"

  /// Bytes of one number.
  var size: Int {
    switch self {
    case .f64, .i64: 8
    case .f32, .i32: 4
    case .f16, .bf16: 2
    case .u8: 1
    }
  }

  /// The numbers in little-endian bytes.
  func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    bytes.withUnsafeBytes { memory in
      (0..<memory.count / size).map { place in
        let offset = place * size
        switch self {
        case .f32:
          return Float(
            bitPattern: UInt32(
              littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        case .f64:
          return Float(
            Double(
              bitPattern: UInt64(
                littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))))
        case .f16:
          return Self.half(
            UInt16(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
        case .bf16:
          let bits = UInt16(
            littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
          return Float(bitPattern: UInt32(bits) << 16)
        case .i64:
          return Float(
            Int64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
        case .i32:
          return Float(
            Int32(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        case .u8: return Float(memory[offset])
        }
      }
    }
  }

  /// A number of IEEE 754 binary16.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction / 1024)
        * Float(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
