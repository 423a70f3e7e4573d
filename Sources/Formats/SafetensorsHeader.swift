import FoundationEssentials

/// The header of a safetensors file.
struct SafetensorsHeader: Codable {
  struct Entry: Codable {
    var type: String
    var shape: [Int]
    /// Where the tensor's bytes begin and end after the header.
    var offsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    /// The bytes of the tensor, if both ends make sense.
    var range: Range<Int>? {
      guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1] else { return nil }
      return offsets[0]..<offsets[1]
    }
  }

  var metadata: [String: String]
  var tensors: [String: Entry] = [:]

  private static let metadataKey = "__metadata__"

  init(metadata: [String: String]) { self.metadata = metadata }

  /// The tensors in the order of their bytes, then of their names.
  var inOrder: [(String, Entry)] {
    tensors.sorted {
      ($0.value.offsets.first ?? 0, $0.value.offsets.last ?? 0, $0.key)
        < ($1.value.offsets.first ?? 0, $1.value.offsets.last ?? 0, $1.key)
    }.map { ($0.key, $0.value) }
  }

  /// The header as JSON with sorted keys, filled with blanks to a multiple of eight bytes.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("names and whole numbers can always be written")
    }
    var bytes = [UInt8](data)
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
