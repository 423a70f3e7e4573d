/// Pictures as rows of six dots. Source: DEC STD 070, VT330/VT340 Programmer Reference Manual.
enum Sixel {
  private static let mostColours = 255

  /// The escape sequence that draws a picture where the cursor stands.
  static func text(of raster: Raster) -> String {
    let (palette, places) = quantised(raster)
    var bytes = Array("\u{1B}Pq\"1;1;\(raster.width);\(raster.height)".utf8)
    for (index, colour) in palette.enumerated() {
      bytes += Array(
        "#\(index);2;\(percent(colour, 16));\(percent(colour, 8));\(percent(colour, 0))".utf8)
    }
    for top in stride(from: 0, to: raster.height, by: 6) {
      append(rows: top..<min(top + 6, raster.height), of: raster, places, palette.count, to: &bytes)
      bytes.append(UInt8(ascii: "-"))
    }
    return String(decoding: bytes, as: UTF8.self) + "\u{1B}\\"
  }

  private static func percent(_ colour: UInt32, _ shift: UInt32) -> UInt32 {
    ((colour >> shift & 255) * 100 + 127) / 255
  }

  /// The dots of a band, colour by colour over the same place.
  private static func append(
    rows: Range<Int>, of raster: Raster, _ places: [UInt8], _ colours: Int, to bytes: inout [UInt8]
  ) {
    var signs = [UInt8](repeating: 0, count: colours * raster.width)
    var isUsed = [Bool](repeating: false, count: colours)
    for row in rows {
      let bit = UInt8(1) << UInt8(row - rows.lowerBound)
      for column in 0..<raster.width {
        let colour = Int(places[row * raster.width + column])
        signs[colour * raster.width + column] |= bit
        isUsed[colour] = true
      }
    }
    for colour in 0..<colours where isUsed[colour] {
      bytes += Array("#\(colour)".utf8)
      append(signs[colour * raster.width..<(colour + 1) * raster.width], to: &bytes)
      bytes.append(UInt8(ascii: "$"))
    }
  }

  /// Equal signs in a row are counted; empty ones at the end are left out.
  private static func append(_ signs: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var place = signs.startIndex
    while place < signs.endIndex {
      let sign = signs[place]
      let end = signs[place...].firstIndex { $0 != sign } ?? signs.endIndex
      let count = end - place
      place = end
      if sign == 0, end == signs.endIndex { return }
      let letter = sign + 63
      if count > 3 {
        bytes += Array("!\(count)".utf8) + [letter]
      } else {
        bytes += Array(repeating: letter, count: count)
      }
    }
  }

  /// At most 255 colours, the most frequent of all, and for each dot the nearest of them.
  private static func quantised(_ raster: Raster) -> (palette: [UInt32], places: [UInt8]) {
    var counts: [UInt32: Int] = [:]
    for dot in raster.dots { counts[dot, default: 0] += 1 }
    let palette = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(mostColours).map(\.key)
    var nearest: [UInt32: UInt8] = [:]
    for (index, colour) in palette.enumerated() { nearest[colour] = UInt8(index) }
    let places = raster.dots.map { dot in
      if let known = nearest[dot] { return known }
      let index = palette.indices.min {
        distance(palette[$0], dot) < distance(palette[$1], dot)
      }
      nearest[dot] = UInt8(index ?? 0)
      return UInt8(index ?? 0)
    }
    return (palette, places)
  }

  private static func distance(_ one: UInt32, _ other: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(one >> UInt32(shift) & 255) - Int(other >> UInt32(shift) & 255)
      return sum + difference * difference
    }
  }
}
