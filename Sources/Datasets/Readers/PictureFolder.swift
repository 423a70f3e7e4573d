import CGD
import Diagnostics
import Tensors

/// Pictures in folders: one for each class, or `train` and `test` with one for each class in them.
struct PictureFolder {
  let path: String
  let size: PictureSize?
  let channels: Int

  private static let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"]

  func load(name: String, isInterrupted: () -> Bool) throws(Diagnostic) -> Dataset {
    guard gd_is_available() else {
      throw Diagnostic(
        "folder.gd", "pictures are read by libgd, and it is not here",
        hint: "install it: apt install libgd3")
    }
    let parts = try parts()
    let classes = try classes(of: parts[0])
    var reader = PictureReader(size: size, channels: channels)
    var (codes, ends): ([Int32], [Int]) = ([], [])
    var skipped = 0
    for part in parts {
      for (code, folder) in classes.enumerated() {
        for file in try Self.names(in: "\(part)/\(folder)") {
          if isInterrupted() { throw .loadingInterrupted }
          guard Self.endings.contains(where: file.lowercased().hasSuffix) else {
            skipped += 1
            continue
          }
          try reader.read("\(part)/\(folder)/\(file)", isInterrupted)
          codes.append(Int32(code))
        }
      }
      ends.append(codes.count)
    }
    guard let shape = reader.shape, ends[0] > 0 else {
      throw Diagnostic(
        "folder.empty", "there are no pictures in the folders of '\(path)'",
        hint: "their names end in \(Self.endings.joined(separator: ", "))")
    }
    let pixels = reader.pixels
    let trained = ends[0] * shape.count
    let blocks = ends.count > 1 ? [Array(pixels[..<trained]), Array(pixels[trained...])] : [pixels]
    let notes =
      skipped == 0 ? [] : [Note("\(counted(skipped, "file")) left out that are no pictures")]
    return Dataset(
      name: name.isEmpty ? path : name, features: .images(Images(shape: shape, blocks: blocks)),
      target: Dataset.Target(names: ["class"], values: .classes(codes, names: classes)),
      scaling: .minmax, notes: notes, testRows: ends.count > 1 ? ends[0]..<codes.count : nil)
  }

  /// The folder itself, or those for training and test in it.
  private func parts() throws(Diagnostic) -> [String] {
    let folders = try Self.folders(in: path)
    return folders == ["test", "train"] ? ["\(path)/train", "\(path)/test"] : [path]
  }

  private func classes(of part: String) throws(Diagnostic) -> [String] {
    let classes = try Self.folders(in: part)
    guard classes.count > 1 else {
      throw Diagnostic(
        "folder.classes",
        "'\(part)' has \(classes.isEmpty ? "no folders" : "one folder") in it",
        hint: "put the pictures of each class into a folder of its own")
    }
    return classes
  }

  private static func folders(in path: String) throws(Diagnostic) -> [String] {
    try names(in: path).filter { Folder.isFolder("\(path)/\($0)") }
  }

  /// What a folder holds, in order, but for hidden files.
  private static func names(in path: String) throws(Diagnostic) -> [String] {
    guard Folder.isFolder(path) else {
      throw Diagnostic(
        "folder.missing", "there is no folder '\(path)'",
        correction: NearbyFile.correction(of: path))
    }
    return Folder.names(in: path, atMost: .max).filter { !$0.hasPrefix(".") }
  }
}

/// Reads pictures of one size side by side.
private struct PictureReader {
  let size: PictureSize?
  let channels: Int
  private(set) var shape: Shape?
  private(set) var pixels: [UInt8] = []
  /// The first picture, whose size the others must have.
  private var first: (path: String, height: Int, width: Int)?

  init(size: PictureSize?, channels: Int) {
    (self.size, self.channels) = (size, channels)
  }

  mutating func read(_ path: String, _ isInterrupted: () -> Bool) throws(Diagnostic) {
    let bytes = try InputFile(path).allBytes(isInterrupted: isInterrupted)
    var picture = gd_picture(image: nil, width: 0, height: 0)
    guard gd_decode(bytes, bytes.count, &picture) else {
      throw Diagnostic(
        "folder.picture", "'\(path)' is no picture that can be read",
        hint: "take it out of the folder, or save it anew")
    }
    defer { gd_free(&picture) }
    let (height, width) = (
      size?.height ?? Int(picture.height), size?.width ?? Int(picture.width)
    )
    try check(path, height, width)
    let shape = try shape(path, height, width)
    let start = pixels.count
    pixels.append(contentsOf: repeatElement(0, count: shape.count))
    let isDrawn = pixels.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map {
        gd_pixels(&picture, Int32(height), Int32(width), Int32(channels), $0 + start)
      }
    }
    guard isDrawn == true else {
      throw Diagnostic("folder.memory", "there is no memory left for '\(path)'")
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
        hint: "bring them to one size: 'size \(min(first.height, first.width, 64))'")
    }
  }

  private mutating func shape(
    _ path: String, _ height: Int, _ width: Int
  ) throws(Diagnostic) -> Shape {
    if let shape { return shape }
    guard height <= PictureSize.most, width <= PictureSize.most,
      let found = Shape(checking: [channels, height, width])
    else {
      throw Diagnostic(
        "folder.size", "'\(path)' is too large", hint: "bring all to one size: 'size 64'")
    }
    shape = found
    return found
  }
}
