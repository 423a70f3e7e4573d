import CZlib
import Diagnostics
import Glibc
import Tensors

/// The members of a zip file, stored or deflated, as NumPy writes them.
/// Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7 to 4.5.3.
struct ZipFile {
  struct Member {
    let name: String
    fileprivate let method: Int
    fileprivate let isEncrypted: Bool
    fileprivate let checksum: Int
    fileprivate let packed: Int
    fileprivate let size: Int
    fileprivate let start: Int
  }

  let path: String
  let members: [Member]
  private let bytes: Stored<UInt8>

  init(_ path: String, _ bytes: Stored<UInt8>) throws(Diagnostic) {
    (self.path, self.bytes) = (path, bytes)
    let reader = LittleEndian(bytes)
    guard let (count, start) = Self.directory(of: reader, end: Self.end(of: bytes)) else {
      throw Self.broken(path)
    }
    var place = start
    var members: [Member] = []
    for _ in 0..<count {
      guard let (member, next) = Self.member(at: place, reader) else { throw Self.broken(path) }
      members.append(member)
      place = next
    }
    self.members = members
  }

  /// Where the record at the end of the directory begins.
  private static func end(of bytes: Stored<UInt8>) -> Int? {
    let first = max(0, bytes.count - 65_557)
    return (first..<max(first, bytes.count - 21)).last {
      bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6
    }
  }

  /// How many members the directory has, and where it begins; in an archive of more than 4 GB both
  /// stand in a record of their own.
  private static func directory(of reader: LittleEndian, end: Int?) -> (count: Int, start: Int)? {
    guard let end, let count = reader.number(at: end + 10, count: 2),
      let start = reader.number(at: end + 16, count: 4)
    else { return nil }
    guard count == 0xFFFF || start == 0xFFFF_FFFF,
      reader.number(at: end - 20, count: 4) == 0x0706_4B50
    else { return (count, start) }
    guard let record = reader.number(at: end - 12, count: 8),
      reader.number(at: record, count: 4) == 0x0606_4B50,
      let largeCount = reader.number(at: record + 32, count: 8),
      let largeStart = reader.number(at: record + 48, count: 8)
    else { return nil }
    return (largeCount, largeStart)
  }

  private static func member(at place: Int, _ reader: LittleEndian) -> (Member, next: Int)? {
    guard reader.number(at: place, count: 4) == 0x0201_4B50,
      let flags = reader.number(at: place + 8, count: 2),
      let method = reader.number(at: place + 10, count: 2),
      let checksum = reader.number(at: place + 16, count: 4),
      var packed = reader.number(at: place + 20, count: 4),
      var size = reader.number(at: place + 24, count: 4),
      let nameCount = reader.number(at: place + 28, count: 2),
      let extraCount = reader.number(at: place + 30, count: 2),
      let commentCount = reader.number(at: place + 32, count: 2),
      var start = reader.number(at: place + 42, count: 4),
      let name = reader.bytes(at: place + 46, count: nameCount)
    else { return nil }
    var (extra, end) = (place + 46 + nameCount, place + 46 + nameCount + extraCount)
    while extra + 4 <= end, let kind = reader.number(at: extra, count: 2),
      let length = reader.number(at: extra + 2, count: 2)
    {
      var field = extra + 4
      if kind == 1 {
        for number in [\Sizes.size, \Sizes.packed, \Sizes.start] {
          var sizes = Sizes(size: size, packed: packed, start: start)
          guard sizes[keyPath: number] == 0xFFFF_FFFF else { continue }
          guard let large = reader.number(at: field, count: 8) else { return nil }
          sizes[keyPath: number] = large
          (size, packed, start) = (sizes.size, sizes.packed, sizes.start)
          field += 8
        }
      }
      extra += 4 + length
    }
    end += commentCount
    return (
      Member(
        name: String(decoding: name, as: UTF8.self), method: method, isEncrypted: flags & 1 == 1,
        checksum: checksum, packed: packed, size: size, start: start), end
    )
  }

  /// What a zip64 field may hold, in its order.
  private struct Sizes {
    var size: Int
    var packed: Int
    var start: Int
  }

  /// The bytes of a member; on disk where those of the archive are.
  func contents(of member: Member) throws(Diagnostic) -> Stored<UInt8> {
    let reader = LittleEndian(bytes)
    guard reader.number(at: member.start, count: 4) == 0x0403_4B50,
      let nameCount = reader.number(at: member.start + 26, count: 2),
      let extraCount = reader.number(at: member.start + 28, count: 2),
      let packed = reader.bytes(
        at: member.start + 30 + nameCount + extraCount, count: member.packed),
      // Deflate makes at most 1032 bytes of one.
      member.size >= 0, member.size / 1032 <= packed.count,
      bytes.isInFile || member.size <= PhysicalMemory.bytes / 2
    else { throw Self.broken(path) }
    let contents = try unpacked(bytes.part(packed.startIndex..<packed.endIndex), of: member)
    guard Self.checksum(contents) == member.checksum else {
      throw Diagnostic(
        "zip.checksum", "'\(member.name)' in '\(path)' is damaged: its checksum is another one",
        hint: "fetch or copy the file again")
    }
    return contents
  }

  private func unpacked(
    _ packed: Stored<UInt8>, of member: Member
  ) throws(Diagnostic) -> Stored<UInt8> {
    switch member.method {
    case _ where member.isEncrypted:
      throw Diagnostic(
        "zip.password", "'\(member.name)' in '\(path)' has a password",
        hint: "write it with numpy.savez or numpy.savez_compressed")
    case 0:
      guard packed.count == member.size else { throw Self.broken(path) }
      return packed
    case 8: return try inflated(packed, size: member.size)
    default:
      throw Diagnostic(
        "zip.method", "'\(member.name)' in '\(path)' is packed in a way that is not known",
        hint: "write it with numpy.savez or numpy.savez_compressed")
    }
  }

  private static func checksum(_ bytes: Stored<UInt8>) -> Int {
    bytes.withContiguousStorageIfAvailable { Int(crc32_z(0, $0.baseAddress, $0.count)) } ?? 0
  }

  private func inflated(
    _ packed: Stored<UInt8>, size: Int
  ) throws(Diagnostic) -> Stored<UInt8> {
    let spool = bytes.isInFile ? try Spool(for: path) : nil
    var contents: [UInt8] = []
    if spool == nil { contents.reserveCapacity(size) }
    let inflation = Inflation(of: packed)
    var count = 0
    while let piece = inflation?.next(), !piece.isEmpty {
      count += piece.count
      guard count <= size else { throw Self.broken(path) }
      if let spool { try spool.append(UnsafeRawBufferPointer(piece)) } else { contents += piece }
    }
    guard inflation?.isWhole == true, count == size else { throw Self.broken(path) }
    return try spool?.stored() ?? Stored(contents)
  }

  private static func broken(_ path: String) -> Diagnostic {
    Diagnostic(
      "zip.broken", "'\(path)' is not a whole zip file", hint: "fetch or copy the file again")
  }
}

/// Whole numbers in bytes, the least significant first; `nil` beyond the end.
struct LittleEndian {
  private let all: Stored<UInt8>

  init(_ all: Stored<UInt8>) { self.all = all }

  func bytes(at place: Int, count: Int) -> Slice<Stored<UInt8>>? {
    guard place >= 0, count >= 0, place <= all.count, count <= all.count - place else { return nil }
    return all[place..<place + count]
  }

  func number(at place: Int, count: Int) -> Int? {
    guard let bytes = bytes(at: place, count: count) else { return nil }
    let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }
}
