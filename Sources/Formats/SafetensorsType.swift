/// The number types of the format; all become Float32 here.
enum SafetensorsType: String, CaseIterable {
  case f64 = "F64"
  case f32 = "F32"
  case f16 = "F16"
  case bf16 = "BF16"
  case i64 = "I64"
  case i32 = "I32"
  case i16 = "I16"
  case i8 = "I8"
  case u64 = "U64"
  case u32 = "U32"
  case u16 = "U16"
  case u8 = "U8"
  case bool = "BOOL"

  /// Bytes of one number.
  var size: Int {
    switch self {
    case .f64, .i64, .u64: 8
    case .f32, .i32, .u32: 4
    case .f16, .bf16, .i16, .u16: 2
    case .i8, .u8, .bool: 1
    }
  }

  /// The numbers in little-endian bytes.
  func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    switch self {
    case .f64: numbers(bytes) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
    case .f32: numbers(bytes) { (bits: UInt32) in Float(bitPattern: bits) }
    case .f16: numbers(bytes) { (bits: UInt16) in half(bits) }
    case .bf16: numbers(bytes) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
    case .i64: numbers(bytes) { (value: Int64) in Float(value) }
    case .i32: numbers(bytes) { (value: Int32) in Float(value) }
    case .i16: numbers(bytes) { (value: Int16) in Float(value) }
    case .i8: numbers(bytes) { (value: Int8) in Float(value) }
    case .u64: numbers(bytes) { (value: UInt64) in Float(value) }
    case .u32: numbers(bytes) { (value: UInt32) in Float(value) }
    case .u16: numbers(bytes) { (value: UInt16) in Float(value) }
    case .u8: numbers(bytes) { (value: UInt8) in Float(value) }
    case .bool: numbers(bytes) { (value: UInt8) in value == 0 ? 0 : 1 }
    }
  }
}

private func numbers<Bits: FixedWidthInteger>(
  _ bytes: ArraySlice<UInt8>, _ number: (Bits) -> Float
) -> [Float] {
  let size = MemoryLayout<Bits>.size
  return bytes.withUnsafeBytes { memory in
    (0..<memory.count / size).map { place in
      number(
        Bits(littleEndian: memory.loadUnaligned(fromByteOffset: place * size, as: Bits.self)))
    }
  }
}

/// A number of IEEE 754 binary16; Swift's Float16 is not on every processor.
private func half(_ bits: UInt16) -> Float {
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
