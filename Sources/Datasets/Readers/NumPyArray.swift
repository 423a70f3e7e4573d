import Diagnostics
import Tensors

/// An array in NumPy's own form.
/// Source: NumPy, numpy.lib.format, versions 1.0 to 3.0.
struct NumPyArray {
  /// How messages call it.
  let name: String
  let shape: Shape
  let type: NumPyType
  /// The numbers, row by row.
  private let bytes: Stored<UInt8>

  init(_ name: String, _ bytes: Stored<UInt8>) throws(Diagnostic) {
    let header = try Header(name, bytes)
    guard let type = NumPyType(header.type) else {
      throw Diagnostic(
        "npy.type", "'\(name)' holds numbers of a kind that is not read: \(header.type)",
        hint: "save it as floats or whole numbers: x.astype('float32')")
    }
    let (size, overflow) = header.shape.count.multipliedReportingOverflow(by: type.size)
    guard !overflow, bytes.count - header.end >= size else {
      throw Diagnostic(
        "npy.truncated", "'\(name)' ends before its \(header.shape) numbers",
        hint: "fetch or copy the file again")
    }
    (self.name, self.type, shape) = (name, type, header.shape)
    let numbers = bytes.part(header.end..<header.end + size)
    self.bytes =
      header.isByColumns && shape.rank > 1 && shape.count > 0
      ? try Self.byRows(numbers, shape.extents, size: type.size, name) : numbers
  }

  /// Where what is made of the numbers is kept: on disk where they are.
  private func spool() throws(Diagnostic) -> Spool? {
    bytes.isInFile ? try Spool(for: name) : nil
  }

  /// Numbers whose first extent varies fastest, with the last one varying fastest.
  private static func byRows(
    _ bytes: Stored<UInt8>, _ extents: [Int], size: Int, _ name: String
  ) throws(Diagnostic) -> Stored<UInt8> {
    var steps: [Int] = []
    var step = size
    for extent in extents {
      steps.append(step)
      step *= extent
    }
    var writer = StoredWriter<UInt8>(bytes.isInFile ? try Spool(for: name) : nil)
    writer.reserve(bytes.count)
    var place = [Int](repeating: 0, count: extents.count)
    var from = 0
    for _ in 0..<bytes.count / size {
      for k in 0..<size { writer.append(bytes[from + k]) }
      var axis = extents.count - 1
      while axis >= 0 {
        place[axis] += 1
        from += steps[axis]
        if place[axis] < extents[axis] { break }
        from -= steps[axis] * extents[axis]
        place[axis] = 0
        axis -= 1
      }
    }
    return try writer.stored()
  }

  /// The numbers as bytes, where all of them are whole and from 0 to 255; else `nil`.
  func pixels() throws(Diagnostic) -> Stored<UInt8>? {
    if type.kind == .unsigned, type.size == 1 { return bytes }
    guard type.kind != .float else { return nil }
    var pixels = StoredWriter<UInt8>(try spool())
    pixels.reserve(shape.count)
    for i in 0..<shape.count {
      guard let pixel = UInt8(exactly: number(i)) else { return nil }
      pixels.append(pixel)
    }
    return try pixels.stored()
  }

  func floats() throws(Diagnostic) -> Stored<Float> {
    if type == .float32, let floats = bytes.reinterpreted(as: Float.self) { return floats }
    var floats = StoredWriter<Float>(try spool())
    floats.reserve(shape.count)
    for i in 0..<shape.count { floats.append(Float(number(i))) }
    return try floats.stored()
  }

  /// The number at a place, row by row.
  func number(_ i: Int) -> Double {
    let first = i * type.size
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
