import Reports
import Tensors

/// How the numbers of an image lie: some channels, each of rows and columns.
struct ImageForm {
  let channels: Int
  let rows: Int
  let columns: Int

  /// A shape of two extents is one channel; one of other than two or three is no image.
  init(_ shape: Shape) {
    let extents = shape.extents
    guard (2...3).contains(extents.count) else {
      (channels, rows, columns) = (1, 1, shape.count)
      return
    }
    channels = extents.count == 3 ? extents[0] : 1
    rows = extents[extents.count - 2]
    columns = extents[extents.count - 1]
  }

  /// Whether it has more than one row.
  var isPlane: Bool { rows > 1 && columns > 1 }

  /// The mean over the channels.
  func flattened(_ values: [Float]) -> [Float] {
    guard channels > 1, values.count == channels * rows * columns else { return values }
    let size = rows * columns
    return (0..<size).map { place in
      var sum: Float = 0
      for channel in 0..<channels { sum += values[channel * size + place] }
      return sum / Float(channels)
    }
  }
}

extension HeatMap.Tile {
  /// An image, with its channels laid over each other.
  init(_ form: ImageForm, name: String, _ values: [Float]) {
    self.init(
      name, rows: form.rows, columns: form.columns, values: form.flattened(values))
  }
}
