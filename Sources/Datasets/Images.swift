package import Tensors

/// Images of one size, a byte a pixel.
package struct Images: Sendable {
  /// Channels, height and width of one image; any shape of bytes will do.
  package let shape: Shape
  /// The pixels, row after row. Test rows that came in a file of their own are a block of their
  /// own, so that both parts can be used without a copy.
  package let blocks: [[UInt8]]
  /// The byte that stands for a full pixel; a network is given the bytes divided by it.
  package let full: UInt8

  init(shape: Shape, blocks: [[UInt8]], full: UInt8 = 255) {
    self.shape = shape
    self.blocks = blocks
    self.full = full
  }

  package var count: Int { blocks.reduce(0) { $0 + rows(in: $1) } }

  private func rows(in block: [UInt8]) -> Int { shape.count == 0 ? 0 : block.count / shape.count }

  /// The pixels of one row.
  package func pixels(_ row: Int) -> ArraySlice<UInt8> {
    var row = row
    for block in blocks {
      let count = rows(in: block)
      if row < count { return block[row * shape.count..<(row + 1) * shape.count] }
      row -= count
    }
    return []
  }

  /// The pixels of some rows, without a copy where they are a whole block.
  func pixels(of rows: [Int32]) -> [UInt8] {
    var start = 0
    for block in blocks {
      let count = self.rows(in: block)
      if rows.count == count, isRun(rows, from: start) { return block }
      start += count
    }
    var gathered: [UInt8] = []
    gathered.reserveCapacity(rows.count * shape.count)
    for row in rows { gathered.append(contentsOf: pixels(Int(row))) }
    return gathered
  }

  private func isRun(_ rows: [Int32], from start: Int) -> Bool {
    for (offset, row) in rows.enumerated() where Int(row) != start + offset { return false }
    return true
  }
}
