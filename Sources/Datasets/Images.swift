package import Tensors

/// Images of one size, a byte a pixel.
package struct Images: Sendable {
  /// Channels, height and width of one image; any shape of bytes will do.
  package let shape: Shape
  /// The pixels, row after row. Test rows that came in a file of their own are a block of their
  /// own, so that both parts can be used without a copy.
  package let blocks: [Stored<UInt8>]
  /// The byte that stands for a full pixel; a network is given the bytes divided by it.
  package let full: UInt8

  init(shape: Shape, blocks: [Stored<UInt8>], full: UInt8 = 255) {
    self.shape = shape
    self.blocks = blocks
    self.full = full
  }

  package var count: Int { blocks.reduce(0) { $0 + rows(in: $1) } }

  private func rows(in block: Stored<UInt8>) -> Int {
    shape.count == 0 ? 0 : block.count / shape.count
  }

  /// The pixels of one row.
  package func pixels(_ row: Int) -> StoredRow<UInt8> {
    var row = row
    for block in blocks {
      let count = rows(in: block)
      if row < count { return block[row * shape.count..<(row + 1) * shape.count] }
      row -= count
    }
    return Slice(base: [], bounds: 0..<0)
  }

  /// The pixels of some rows in memory, without a copy where they are a whole block.
  func pixels(of rows: [Int32]) -> [UInt8] {
    var start = 0
    for block in blocks {
      let count = self.rows(in: block)
      if rows.count == count, isRun(rows, from: start), let pixels = block.array { return pixels }
      start += count
    }
    return [UInt8](unsafeUninitializedCapacity: rows.count * shape.count) { buffer, filled in
      for row in rows {
        pixels(Int(row)).withNumbers {
          filled = buffer[filled...].initialize(fromContentsOf: $0)
        }
      }
    }
  }

  private func isRun(_ rows: [Int32], from start: Int) -> Bool {
    for (offset, row) in rows.enumerated() where Int(row) != start + offset { return false }
    return true
  }
}
