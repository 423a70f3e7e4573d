import Diagnostics
import Tensors

/// Pictures in folders: one for each class, or `train` and `test` with one for each class in them.
struct PictureFolder {
  /// Without a slash at its end.
  let path: String
  let size: PictureSize?
  let channels: Int
  /// Whether the pixels stay on disk.
  var streams = false

  init(path: String, size: PictureSize?, channels: Int) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    (self.path, self.size, self.channels) = (String(path), size, channels)
  }

  func load(name: String, isInterrupted: () -> Bool) throws(Diagnostic) -> Dataset {
    try Picture.checkLibrary()
    let listing = try PictureListing(path, isInterrupted: isInterrupted)
    return try dataset(of: listing, name: name, streams: streams, isInterrupted)
  }

  /// How many pictures a sketch reads, about.
  private static let sketched = 200

  /// The first pictures of every class.
  func sketch(name: String, isInterrupted: () -> Bool) throws(Diagnostic) -> Sketch {
    try Picture.checkLibrary()
    let listing = try PictureListing(path, isInterrupted: isInterrupted)
    let few = listing.first(max(1, Self.sketched / listing.classes.count))
    let data = try dataset(of: few, name: name, streams: false, isInterrupted)
    return Sketch(dataset: data, rowCount: listing.count, isWhole: few.count == listing.count)
  }

  private func dataset(
    of listing: PictureListing, name: String, streams: Bool, _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Dataset {
    var reader = PictureReader(size: size, channels: channels, count: listing.count)
    for part in listing.parts {
      reader.begin(count: part.count, streams ? try Spool(for: path) : nil)
      for entry in part {
        if isInterrupted() { throw .loadingInterrupted }
        try reader.read(try Picture(entry.path, isInterrupted: isInterrupted))
      }
      try reader.end()
    }
    let codes = listing.parts.joined().map(\.code)
    return Dataset(
      name: name.isEmpty ? path : name,
      features: .images(Images(shape: reader.shape ?? Shape(0), blocks: reader.blocks)),
      target: Dataset.Target(names: ["class"], values: .classes(codes, names: listing.classes)),
      scaling: .minmax, notes: listing.notes,
      testRows: listing.parts.count > 1 ? listing.parts[0].count..<codes.count : nil)
  }
}

/// Reads pictures of one size side by side, a block for each part.
private struct PictureReader {
  let size: PictureSize?
  let channels: Int
  /// How many pictures there are in all.
  let count: Int
  private(set) var shape: Shape?
  private(set) var blocks: [Stored<UInt8>] = []
  /// The pixels of the block that is read, where they stay in memory.
  private var pixels: [UInt8] = []
  private var spool: Spool?
  /// How many pictures the block will have.
  private var rows = 0
  private var picture: [UInt8] = []
  /// The first picture, whose size the others must have.
  private var first: (path: String, height: Int, width: Int)?

  init(size: PictureSize?, channels: Int, count: Int) {
    (self.size, self.channels, self.count) = (size, channels, count)
  }

  /// Begins a block of so many pictures, which with a spool stay on disk.
  mutating func begin(count: Int, _ spool: Spool?) {
    (rows, self.spool) = (count, spool)
  }

  mutating func end() throws(Diagnostic) {
    blocks.append(try spool?.stored() ?? Stored(pixels))
    pixels = []
  }

  mutating func read(_ picture: Picture) throws(Diagnostic) {
    let (height, width) = (size?.height ?? picture.height, size?.width ?? picture.width)
    try check(picture.path, height, width)
    let shape = try shape(of: picture.path, height, width)
    if self.picture.isEmpty { self.picture = [UInt8](repeating: 0, count: shape.count) }
    var failure: Diagnostic?
    self.picture.withUnsafeMutableBufferPointer { bytes in
      do throws(Diagnostic) { try picture.draw(shape, into: bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    if let spool {
      try spool.append(self.picture)
    } else {
      if pixels.isEmpty { pixels.reserveCapacity(rows * shape.count) }
      pixels += self.picture
    }
  }

  private mutating func check(_ path: String, _ height: Int, _ width: Int) throws(Diagnostic) {
    guard let first else {
      first = (path, height, width)
      return
    }
    guard first.height == height, first.width == width else {
      throw Diagnostic(
        "folder.size",
        "'\(path)' has \(height) × \(width) pixels, and '\(first.path)' \(first.height) × \(first.width)",
        argument: "folder",
        hint: "bring all to one size: add 'size \(min(first.height, first.width, 64))'")
    }
  }

  /// The shape of all pictures, once it is sure that they fit into memory.
  private mutating func shape(
    of path: String, _ height: Int, _ width: Int
  ) throws(Diagnostic) -> Shape {
    if let shape { return shape }
    guard height <= PictureSize.most, width <= PictureSize.most,
      let found = Shape(checking: [channels, height, width])
    else {
      throw Diagnostic(
        "folder.size", "'\(path)' has \(height) × \(width) pixels, which is too large",
        hint: "bring all to one size: add 'size 64'")
    }
    let (bytes, overflow) = found.count.multipliedReportingOverflow(by: count)
    guard !overflow, spool != nil || bytes <= PhysicalMemory.bytes else {
      throw Diagnostic(
        "folder.memory",
        "\(counted(count, "picture")) of \(height) × \(width) pixels do not fit into this machine's memory",
        hint: "bring all to a smaller size: add 'size 64'; or leave them on the disk: 'stream on'")
    }
    shape = found
    return found
  }
}
