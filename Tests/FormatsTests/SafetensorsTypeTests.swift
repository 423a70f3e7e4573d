import Testing

@testable import Formats

@Suite struct SafetensorsTypeTests {
  @Test(
    arguments: [
      (SafetensorsType.f64, [0, 0, 0, 0, 0, 0, 0xF8, 0xBF], -1.5),
      (.f32, [0, 0, 0xC0, 0x3F], 1.5), (.f16, [0, 0x3E], 1.5), (.f16, [0, 0xC0], -2),
      (.f16, [1, 0], 0x1p-24), (.f16, [0, 0x7C], .infinity), (.bf16, [0xC0, 0x3F], 1.5),
      (.i64, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], -2),
      (.i32, [0xFE, 0xFF, 0xFF, 0xFF], -2), (.i16, [0xFE, 0xFF], -2), (.i8, [0xFE], -2),
      (.u64, [0, 1, 0, 0, 0, 0, 0, 0], 256), (.u32, [0, 1, 0, 0], 256), (.u16, [0, 1], 256),
      (.u8, [254], 254), (.bool, [1], 1),
    ] as [(SafetensorsType, [UInt8], Float)])
  func numbers(type: SafetensorsType, bytes: [UInt8], value: Float) {
    #expect(type.size == bytes.count)
    #expect(type.floats((bytes + bytes)[...]) == [value, value])
  }

  @Test func notANumber() {
    #expect(SafetensorsType.f16.floats([0, 0x7E])[0].isNaN)
  }
}
