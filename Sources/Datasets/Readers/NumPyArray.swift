import Diagnostics
import Tensors

/// An array in NumPy's own form.
/// Source: NumPy, numpy.lib.format, versions 1.0 to 3.0.
struct NumPyArray {
  /// How messages call it.
  let name: String
  let shape: Shape
  let type: NumPyType
  private let bytes: [UInt8]
  private let start: Int

  init(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    (self.name, self.bytes) = (name, bytes)
    let reader = LittleEndian(bytes)
    guard bytes.starts(with: [0x93] + Array("NUMPY".utf8)), bytes.count > 10 else {
      throw Diagnostic(
        "npy.magic", "'\(name)' is not a NumPy array", hint: "write it with numpy.save")
    }
    let width = bytes[6] == 1 ? 2 : 4
    guard let length = reader.number(at: 8, count: width),
      let header = reader.bytes(at: 8 + width, count: length)
    else { throw Self.broken(name) }
    start = 8 + width + length
    let text = String(decoding: header, as: UTF8.self)
    guard let code = Self.value(of: "descr", in: text), let extents = Self.extents(in: text),
      let shape = Shape(checking: extents)
    else { throw Self.broken(name) }
    guard let type = NumPyType(code) else {
      throw Diagnostic(
        "npy.type", "'\(name)' holds numbers of a kind that is not read: \(code)",
        hint: "save it as floats or whole numbers: x.astype('float32')")
    }
    guard Self.value(of: "fortran_order", in: text)?.hasPrefix("F") == true || extents.count < 2
    else {
      throw Diagnostic(
        "npy.order", "'\(name)' lies column by column",
        hint: "save it row by row: numpy.ascontiguousarray(x)")
    }
    let (size, overflow) = shape.count.multipliedReportingOverflow(by: type.size)
    guard !overflow, bytes.count - start >= size else {
      throw Diagnostic(
        "npy.truncated", "'\(name)' ends before its \(shape) numbers",
        hint: "fetch or copy the file again")
    }
    (self.shape, self.type) = (shape, type)
  }

  private static func broken(_ name: String) -> Diagnostic {
    Diagnostic("npy.header", "the header of '\(name)' does not parse")
  }

  /// What stands behind a key of the header, which is a dictionary of Python.
  private static func value(of key: String, in header: String) -> String? {
    guard let range = header.firstRange(of: "'\(key)':") else { return nil }
    let rest = header[range.upperBound...].drop { $0 == " " }
    if rest.first == "'" { return String(rest.dropFirst().prefix { $0 != "'" }) }
    if rest.first == "(" { return String(rest.dropFirst().prefix { $0 != ")" }) }
    return String(rest.prefix { $0 != "," && $0 != "}" })
  }

  private static func extents(in header: String) -> [Int]? {
    guard let text = value(of: "shape", in: header) else { return nil }
    var extents: [Int] = []
    for part in text.split(separator: ",") {
      let digits = part.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let extent = Int(digits), extent >= 0 else { return nil }
      extents.append(extent)
    }
    return extents
  }

  /// The numbers as bytes, where all of them are whole and from 0 to 255; else `nil`.
  var pixels: [UInt8]? {
    if type.kind == .unsigned, type.size == 1 {
      return Array(bytes[start..<start + shape.count])
    }
    guard type.kind != .float else { return nil }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(shape.count)
    for i in 0..<shape.count {
      guard let pixel = UInt8(exactly: number(i)) else { return nil }
      pixels.append(pixel)
    }
    return pixels
  }

  var floats: [Float] {
    if type == .float32 {
      return [Float](unsafeUninitializedCapacity: shape.count) { buffer, count in
        bytes.withUnsafeBytes { all in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: .init(rebasing: all[start..<start + 4 * shape.count]))
        }
        count = shape.count
      }
    }
    return (0..<shape.count).map { Float(number($0)) }
  }

  /// The number at a place, row by row.
  func number(_ i: Int) -> Double {
    let first = start + i * type.size
    var bits: UInt64 = 0
    for k in 0..<type.size {
      let byte = type.isBigEndian ? bytes[first + k] : bytes[first + type.size - 1 - k]
      bits = bits << 8 | UInt64(byte)
    }
    return type.value(of: bits)
  }
}

/// What the numbers of an array are.
struct NumPyType: Equatable {
  enum Kind { case float, signed, unsigned, boolean }

  let kind: Kind
  /// Bytes of a number.
  let size: Int
  let isBigEndian: Bool

  static let float32 = NumPyType(kind: .float, size: 4, isBigEndian: false)

  private init(kind: Kind, size: Int, isBigEndian: Bool) {
    (self.kind, self.size, self.isBigEndian) = (kind, size, isBigEndian)
  }

  /// From `<f4`, `|u1`, `>i8`.
  init?(_ code: String) {
    let letters = Array(code)
    guard letters.count == 3, let size = letters[2].wholeNumberValue else { return nil }
    switch (letters[1], size) {
    case ("f", 2), ("f", 4), ("f", 8): kind = .float
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): kind = .signed
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): kind = .unsigned
    case ("b", 1): kind = .boolean
    default: return nil
    }
    self.size = size
    isBigEndian = letters[0] == ">"
  }

  /// What some bits stand for.
  func value(of bits: UInt64) -> Double {
    switch (kind, size) {
    case (.float, 2): Self.half(UInt16(truncatingIfNeeded: bits))
    case (.float, 4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case (.float, _): Double(bitPattern: bits)
    case (.signed, 1): Double(Int8(truncatingIfNeeded: bits))
    case (.signed, 2): Double(Int16(truncatingIfNeeded: bits))
    case (.signed, 4): Double(Int32(truncatingIfNeeded: bits))
    case (.signed, _): Double(Int64(bitPattern: bits))
    case (.unsigned, _), (.boolean, _): Double(bits)
    }
  }

  /// IEEE 754 binary16.
  private static func half(_ bits: UInt16) -> Double {
    let sign = bits >> 15 == 0 ? 1.0 : -1.0
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction / 1024)
        * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
