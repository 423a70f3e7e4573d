package import Tensors

/// Where each parameter of a graph lies in one flat buffer.
///
/// Every tensor begins at a cache line. Rows whose length is a multiple of 512 are kept 16 numbers
/// further apart, because rows at such distances collide in the cache; what lies between stays zero,
/// and is left out wherever a tensor is read.
package struct ParameterLayout: Hashable, Sendable {
  /// The place of one tensor.
  package struct Slot: Hashable, Sendable {
    package let name: String
    package let shape: Shape
    package let offset: Int
    package let rows: Int
    package let columns: Int
    package let stride: Int

    /// The numbers it spans, gaps included.
    package var span: Range<Int> { offset..<offset + rows * stride }
  }

  package let slots: [Slot]
  /// The length of the buffer.
  package let count: Int

  package init(_ parameters: [Parameter]) {
    var slots: [Slot] = []
    var offset = 0
    for parameter in parameters {
      let columns = parameter.shape.rank == 2 ? parameter.shape.extents[1] : parameter.shape.count
      let rows = columns == 0 ? 0 : parameter.shape.count / columns
      let stride = rows > 1 ? Self.stride(of: columns) : columns
      slots.append(
        Slot(
          name: parameter.name, shape: parameter.shape, offset: offset, rows: rows,
          columns: columns, stride: stride))
      offset += Self.roundedUp(rows * stride)
    }
    self.slots = slots
    count = offset
  }

  /// The distance at which rows of so many numbers do not collide in the cache.
  package static func stride(of columns: Int) -> Int {
    columns > 0 && columns.isMultiple(of: 512) ? columns + 16 : columns
  }

  /// The next multiple of a cache line's 16 numbers.
  package static func roundedUp(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  package func slot(named name: String) -> Slot? {
    slots.first { $0.name == name }
  }

  /// Reads a tensor from a buffer of this layout.
  package func read(_ slot: Slot, from buffer: FloatBuffer) -> Tensor {
    var scalars: [Float] = []
    scalars.reserveCapacity(slot.shape.count)
    let start = buffer.pointer + slot.offset
    for row in 0..<slot.rows {
      scalars += UnsafeBufferPointer(start: start + row * slot.stride, count: slot.columns)
    }
    return Tensor(slot.shape, scalars)
  }

  /// Writes a tensor of the slot's shape into a buffer of this layout.
  package func write(_ tensor: Tensor, to slot: Slot, in buffer: inout FloatBuffer) {
    precondition(tensor.shape == slot.shape, "a tensor goes into a place of its shape")
    let start = buffer.mutablePointer + slot.offset
    tensor.scalars.withUnsafeBufferPointer { scalars in
      guard let source = scalars.baseAddress else { return }
      for row in 0..<slot.rows {
        (start + row * slot.stride).update(from: source + row * slot.columns, count: slot.columns)
      }
    }
  }
}

extension ParameterLayout.Slot {
  /// The layer that has it: names of layers have no full stop.
  var layerName: String { String(name.prefix { $0 != "." }) }
}
