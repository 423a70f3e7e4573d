import Tensors

// Features on disk, for those who take rows here and there: the disk reads what they want, and no more.

extension Dataset.Features {
  /// The same features, looked at row by row in any order.
  var scattered: Dataset.Features {
    switch self {
    case .columns(let columns): .columns(columns.map(\.scattered))
    case .windows(let windows):
      .windows(Windows(columns: windows.columns.map(\.scattered), length: windows.length))
    case .images(let images):
      .images(
        Images(shape: images.shape, blocks: images.blocks.map(\.scattered), full: images.full))
    case .arrays(let arrays):
      .arrays(Arrays(shape: arrays.shape, values: arrays.values.scattered))
    case .stream(let stream):
      .stream(
        TokenStream(
          names: stream.names, tokens: stream.tokens.scattered, steps: stream.steps,
          stride: stream.stride, start: stream.start))
    }
  }
}

extension Column {
  fileprivate var scattered: Column { Column(name: name, values: values.scattered) }
}

extension Column.Values {
  fileprivate var scattered: Column.Values {
    switch self {
    case .numbers(let values): .numbers(values.scattered)
    case .booleans(let values): .booleans(values.scattered)
    case .levels(let codes, let names): .levels(codes.scattered, names: names)
    case .texts(let codes, let names, let form): .texts(codes.scattered, names: names, form)
    }
  }

  /// Where the values stand, if on disk.
  fileprivate var inFile: (file: MappedFile, start: Int, stride: Int)? {
    switch self {
    case .numbers(let values), .booleans(let values): values.inFile
    case .levels(let codes, _), .texts(let codes, _, _): codes.inFile
    }
  }
}

/// Columns that stand side by side on disk: a row of them is asked for at once.
struct Neighbours: Sendable {
  private let file: MappedFile
  private let start: Int
  private let stride: Int
  /// Bytes of a row.
  private var length: Int

  /// The columns of fillers, as few neighbours as there can be; none in memory.
  static func all(of fillers: [Filler]) -> [Neighbours] {
    var all: [Neighbours] = []
    for filler in fillers {
      guard let (file, start, stride) = filler.values.inFile else { continue }
      if let last = all.last, last.file === file, last.stride == stride,
        (last.start..<last.start + stride).contains(start)
      {
        all[all.count - 1].length = max(last.length, start + 4 - last.start)
      } else {
        all.append(Neighbours(file: file, start: start, stride: stride, length: 4))
      }
    }
    return all
  }

  /// Lets the disk begin to read some rows.
  func want(_ rows: Range<Int>) {
    file.want(start + rows.lowerBound * stride..<start + (rows.upperBound - 1) * stride + length)
  }
}

extension PreparedRows {
  /// Lets the disk begin to read a row of the data set.
  func want(_ row: Int) {
    switch source {
    case .columns: for columns in neighbours { columns.want(row..<row + 1) }
    case .windows(_, let length): for columns in neighbours { columns.want(row..<row + length) }
    case .images(let images, _): images.pixels(row).want()
    case .arrays(let arrays, _, _): arrays.row(row).want()
    case .stream(let stream, _): stream.row(row).want()
    }
  }
}

extension Slice {
  fileprivate func want<Number>() where Base == Stored<Number> {
    guard let (file, start, stride) = base.inFile, !isEmpty else { return }
    file.want(start + startIndex * stride..<start + endIndex * stride)
  }
}
