import Diagnostics

/// Which columns of a table are learnt from and which are the target.
struct TableColumns {
  /// Places in the file, in its order or in that of the user's list.
  let features: [Int]
  /// Places in the file, in the user's order.
  let target: [Int]

  init(_ head: TableHead, _ options: TableOptions) throws(Diagnostic) {
    guard !options.target.isEmpty else {
      throw Diagnostic(
        "csv.target", "say which column of '\(head.path)' is to be learnt",
        hint: head.path.hasSuffix(".txt") && head.names.count < 3
          ? "add 'target NAME'; or, for a plain text, 'sequence 64'"
          : "add 'target NAME'; the columns are \(head.listing)")
    }
    if options.target.count > 1, options.targetKind == .class {
      throw Diagnostic(
        "csv.targets", "several targets are numbers, they cannot be classes",
        hint: "name one target, or leave out 'as class'")
    }
    target = try Self.places(of: options.target, in: head)
    let ignored = try Self.places(of: options.ignored, in: head)
    let chosen = try Self.places(
      of: options.features + (options.text.map { [$0] } ?? []), in: head)
    for (kind, places) in [("ignored", ignored), ("a feature", chosen)] {
      for place in places where target.contains(place) && options.window == nil {
        throw Diagnostic(
          "csv.role", "column '\(head.names[place])' cannot be the target and \(kind) too")
      }
    }
    let candidates = chosen.isEmpty ? Array(head.names.indices) : chosen
    // What came before tells of what is to come.
    let left = Set((options.window == nil ? target : []) + ignored)
    features = candidates.filter { !left.contains($0) }
    guard !features.isEmpty else {
      throw Diagnostic(
        "csv.features", "no column of '\(head.path)' is left to learn from",
        hint: "the columns are \(head.listing)")
    }
  }

  private static func places(of names: [String], in head: TableHead) throws(Diagnostic) -> [Int] {
    var places: [Int] = []
    for name in names {
      let place = try head.column(name)
      guard !places.contains(place) else {
        throw Diagnostic("csv.twice", "column '\(name)' is named twice")
      }
      places.append(place)
    }
    return places
  }
}
