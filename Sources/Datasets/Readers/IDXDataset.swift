import Diagnostics
import Tensors

/// Images and their labels, in two files or, with test files, in four.
struct IDXDataset {
  var images: String
  var labels: String
  /// Images and labels.
  var test: [String] = []
  /// The names of the labels 0, 1, 2 …; `nil` for the labels themselves.
  var classNames: [String]?
  var targetName = "label"
  /// The most images that are read of a file; all without it.
  var mostRows: Int?
  /// Whether the images stay on disk.
  var streams = false

  func load(
    name: String, isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Dataset {
    try dataset(of: try pairs(isInterrupted), name: name)
  }

  /// The first images, with the classes that all labels tell.
  func sketch(name: String, isInterrupted: () -> Bool) throws(Diagnostic) -> Sketch {
    var few = self
    few.mostRows = Sketch.rows
    few.streams = false
    let pairs = try few.pairs(isInterrupted)
    let rows = pairs.reduce(0) { $0 + $1.labels.bytes.count }
    let data = try few.dataset(of: pairs, name: name)
    return Sketch(dataset: data, rowCount: rows, isWhole: rows == data.rowCount)
  }

  private func pairs(_ isInterrupted: () -> Bool) throws(Diagnostic) -> [Pair] {
    var pairs = [try pair(images, labels, isInterrupted)]
    if test.count == 2 {
      pairs.append(try pair(test[0], test[1], isInterrupted))
      try checkShapes(pairs)
    }
    return pairs
  }

  private func pair(
    _ images: String, _ labels: String, _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Pair {
    try Pair(
      images: images, labels: labels, rows: mostRows,
      spool: streams ? try Spool(for: fileName(of: images)) : nil, isInterrupted)
  }

  private func dataset(of pairs: [Pair], name: String) throws(Diagnostic) -> Dataset {
    let (all, names) = try classes(pairs.flatMap { $0.labels.bytes.array ?? [] })
    var codes: [Int32] = []
    var start = 0
    for pair in pairs {
      codes += all[start..<start + pair.rows]
      start += pair.labels.bytes.count
    }
    let trained = pairs[0].rows
    return Dataset(
      name: name,
      features: .images(
        Images(shape: try pairs[0].shape(), blocks: pairs.map(\.images.bytes))),
      target: Dataset.Target(names: [targetName], values: .classes(codes, names: names)),
      scaling: .minmax, testRows: pairs.count > 1 ? trained..<codes.count : nil)
  }

  private func checkShapes(_ pairs: [Pair]) throws(Diagnostic) {
    guard pairs[0].images.extents.dropFirst() != pairs[1].images.extents.dropFirst() else { return }
    throw Diagnostic(
      "idx.shape", "'\(test[0])' has images of another size than '\(images)'")
  }

  /// Labels in ascending order; those that occur, or all that have a name.
  private func classes(_ labels: [UInt8]) throws(Diagnostic) -> ([Int32], [String]) {
    var counts = [Int](repeating: 0, count: 256)
    for label in labels { counts[Int(label)] += 1 }
    let found = counts.indices.filter { counts[$0] > 0 }
    if let classNames {
      guard let last = found.last, last < classNames.count else {
        throw Diagnostic("idx.label", "'\(self.labels)' has labels above \(classNames.count - 1)")
      }
      return (labels.map(Int32.init), classNames)
    }
    guard found.count > 1 else {
      throw Diagnostic(
        "idx.label", "'\(self.labels)' has one label for all images: there is nothing to learn")
    }
    var places = [Int32](repeating: 0, count: 256)
    for (place, label) in found.enumerated() { places[label] = Int32(place) }
    return (labels.map { places[Int($0)] }, found.map { String($0) })
  }

  /// A file of images with its file of labels.
  private struct Pair {
    let images: IDXFile
    let labels: IDXFile
    let path: String
    /// How many images were read.
    let rows: Int

    init(
      images: String, labels: String, rows: Int?, spool: Spool?, _ isInterrupted: () -> Bool
    ) throws(Diagnostic) {
      path = images
      self.images = try IDXFile(
        images, rows: rows, spool: spool, isInterrupted: isInterrupted)
      self.rows = min(rows ?? .max, self.images.extents.first ?? 0)
      self.labels = try IDXFile(labels, isInterrupted: isInterrupted)
      guard self.images.extents.count > 1, self.images.extents[0] <= Int32.max / 2 else {
        throw Diagnostic(
          "idx.images",
          "'\(images)' is not a file of images: its extents are "
            + self.images.extents.map { String($0) }.joined(separator: "×"))
      }
      guard self.labels.extents.count == 1 else {
        throw Diagnostic(
          "idx.labels",
          "'\(labels)' is not a file of labels: it has "
            + "\(self.labels.extents.count) extents, not 1",
          hint: "the images come first, then 'labels' and their file")
      }
      guard self.images.extents[0] == self.labels.extents[0] else {
        throw Diagnostic(
          "idx.rows",
          "'\(images)' has \(counted(self.images.extents[0], "image")), "
            + "'\(labels)' has \(counted(self.labels.extents[0], "label"))")
      }
    }

    /// Channels, height, width; a plane image has one channel.
    func shape() throws(Diagnostic) -> Shape {
      let inner = Array(images.extents.dropFirst())
      guard let shape = Shape(checking: inner.count == 2 ? [1] + inner : inner) else {
        throw Diagnostic("idx.size", "the images of '\(path)' are too large")
      }
      return shape
    }
  }
}
