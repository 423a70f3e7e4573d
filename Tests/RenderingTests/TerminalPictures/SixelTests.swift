import Testing

@testable import Rendering

@Suite struct SixelTests {
  @Test func aPictureIsWrittenInBandsOfSixRows() {
    let (red, blue) = (UInt32(0xFF0000), UInt32(0x0000FF))
    let raster = Raster(
      width: 5, height: 7, dots: Array(repeating: red, count: 30) + [red, blue, red, red, red])
    #expect(
      Sixel.text(of: raster)
        == "\u{1B}Pq\"1;1;5;7#0;2;100;0;0#1;2;0;0;100#0!5~$-#0@?@@@$#1?@$-\u{1B}\\")
  }

  @Test(arguments: [(1, 1), (3, 6), (40, 13), (300, 20)])
  func everyDotComesBack(_ width: Int, _ height: Int) throws {
    let dots = (0..<width * height).map { UInt32(($0 * 7919) % 5) * 0x330000 + 0x0000CC }
    let raster = Raster(width: width, height: height, dots: dots)
    #expect(try SixelReader.raster(of: Sixel.text(of: raster)) == raster)
  }

  @Test func manyColoursBecomeTheNearest() throws {
    let dots = (0..<4096).map { UInt32($0) * 0x000F01 & 0xFFFFFF }
    let raster = Raster(width: 64, height: 64, dots: dots)
    let read = try SixelReader.raster(of: Sixel.text(of: raster))
    #expect(Set(read.dots).count <= 255)
    #expect(read.dots.count == dots.count)
  }
}

/// Reads what `Sixel` writes.
private enum SixelReader {
  static func raster(of text: String) throws -> Raster {
    let body = try #require(
      text.wholeMatch(of: /\u{1B}Pq"1;1;(\d+);(\d+)(.*)\u{1B}\\/.dotMatchesNewlines()))
    let width = try #require(Int(body.1))
    let height = try #require(Int(body.2))
    var dots = [UInt32](repeating: 0, count: width * height)
    var colours: [Int: UInt32] = [:]
    var (column, top, colour) = (0, 0, UInt32(0))
    for match in body.3.matches(of: /#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)(.)|(.)/) {
      if let index = match.1.flatMap({ Int($0) }) {
        let parts = [match.2, match.3, match.4].compactMap { $0.flatMap { Int($0) } }
        colours[index] = parts.reduce(0) { $0 << 8 | UInt32(($1 * 255 + 50) / 100) }
      } else if let index = match.5.flatMap({ Int($0) }) {
        colour = try #require(colours[index])
      } else if match.8 == "$" {
        column = 0
      } else if match.8 == "-" {
        (column, top) = (0, top + 6)
      } else {
        let sign = try #require((match.7 ?? match.8)?.utf8.first) - 63
        for _ in 0..<(match.6.flatMap { Int($0) } ?? 1) {
          for bit in 0..<6 where sign >> UInt8(bit) & 1 == 1 {
            dots[(top + bit) * width + column] = colour
          }
          column += 1
        }
      }
    }
    return Raster(width: width, height: height, dots: dots)
  }
}
