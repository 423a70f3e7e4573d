import Diagnostics

/// The pictures in folders, before any of them is read: a folder for each class, or `train` and `test`
/// with a folder for each class in them.
struct PictureListing {
  struct Entry {
    let path: String
    let code: Int32
  }

  /// The names of the classes, in order.
  let classes: [String]
  /// Training rows, then test rows where they have a folder; by class, then by name.
  private(set) var parts: [[Entry]] = []
  private var skipped = Skipped()

  /// What is there beside the pictures.
  private struct Skipped {
    var files = 0
    var folders = 0
    /// Folders beside `train` and `test`.
    var parts: [String] = []
  }

  /// - Parameter path: without a slash at its end, but for the root of all folders.
  init(_ path: String, isInterrupted: () -> Bool) throws(Diagnostic) {
    let top = try FolderContents(path)
    let hasParts = try Self.hasParts(path, top)
    let folders = hasParts ? ["\(path)/train", "\(path)/test"] : [path]
    classes = try hasParts ? FolderContents(folders[0]).folders : top.folders
    guard classes.count > 1 else { throw Self.tooFewClasses(classes, in: folders[0]) }
    if hasParts {
      skipped.parts = top.folders.filter { $0 != "train" && $0 != "test" }
      skipped.files += top.files.count
    }
    for folder in folders { try appendPart(folder, isInterrupted) }
  }

  /// Folders for training and for test, with the folders of classes in both.
  private static func hasParts(
    _ path: String, _ contents: FolderContents
  ) throws(Diagnostic) -> Bool {
    guard contents.folders.contains("train"), contents.folders.contains("test") else {
      return false
    }
    let (train, test) = (
      try FolderContents("\(path)/train").folders, try FolderContents("\(path)/test").folders
    )
    return !train.isEmpty && !test.isEmpty
  }

  private static func tooFewClasses(_ classes: [String], in folder: String) -> Diagnostic {
    Diagnostic(
      "folder.classes",
      "'\(folder)' has \(classes.isEmpty ? "no folders" : "one folder") in it",
      argument: "folder",
      hint: "put the pictures of each class into a folder of its own")
  }

  private mutating func appendPart(
    _ folder: String, _ isInterrupted: () -> Bool
  ) throws(Diagnostic) {
    let contents = try FolderContents(folder)
    skipped.files += contents.files.count
    var entries: [Entry] = []
    for name in contents.folders {
      if isInterrupted() { throw .loadingInterrupted }
      guard let code = classes.firstIndex(of: name) else {
        throw Diagnostic(
          "folder.class", "'\(folder)/\(name)' is a class that has no folder for training",
          argument: "folder",
          hint: "take it out, or put some of its pictures into the folder train",
          correction: .nearest(to: name, among: classes))
      }
      entries += try pictures(in: "\(folder)/\(name)", code: Int32(code), isTrained: parts.isEmpty)
    }
    guard !entries.isEmpty else { throw Self.empty(folder, hasFolders: false) }
    parts.append(entries)
  }

  private mutating func pictures(
    in folder: String, code: Int32, isTrained: Bool
  ) throws(Diagnostic) -> [Entry] {
    let contents = try FolderContents(folder)
    let pictures = contents.files.filter { !$0.hasPrefix(".") && Picture.isNamed($0) }
    guard !pictures.isEmpty || !isTrained else {
      throw Self.empty(folder, hasFolders: !contents.folders.isEmpty)
    }
    skipped.files += contents.files.count - pictures.count
    skipped.folders += contents.folders.count
    return pictures.map { Entry(path: "\(folder)/\($0)", code: code) }
  }

  private static func empty(_ folder: String, hasFolders: Bool) -> Diagnostic {
    Diagnostic(
      "folder.empty", "'\(folder)' has no pictures in it", argument: "folder",
      hint: hasFolders
        ? "they lie in the folder of their class; folders train and test are taken as the parts"
        : "take it out, or put some into it: their names end in "
          + Picture.endings.joined(separator: ", "))
  }

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The first pictures of every class in every part.
  func first(_ most: Int) -> PictureListing {
    var few = self
    few.parts = parts.map { part in
      var counts = [Int](repeating: 0, count: classes.count)
      return part.filter { entry in
        counts[Int(entry.code)] += 1
        return counts[Int(entry.code)] <= most
      }
    }
    return few
  }

  /// What was left out.
  var notes: [Note] {
    var notes: [Note] = []
    if skipped.files > 0 {
      let text = skipped.files == 1 ? "that is no picture was" : "that are no pictures were"
      notes.append(Note("\(counted(skipped.files, "file")) \(text) left out"))
    }
    if skipped.folders > 0 {
      let text = skipped.folders == 1 ? "was" : "were"
      notes.append(
        Note("\(counted(skipped.folders, "folder")) within those of the classes \(text) left out"))
    }
    for part in skipped.parts {
      notes.append(Note("the folder '\(part)' was left out: only train and test are taken"))
    }
    return notes
  }
}

/// What lies in a folder, in order of the names.
private struct FolderContents {
  /// But for hidden ones.
  var folders: [String] = []
  var files: [String] = []

  init(_ path: String) throws(Diagnostic) {
    guard Folder.isFolder(path) else {
      throw Diagnostic(
        "folder.missing", "there is no folder '\(path)'", argument: "folder",
        correction: NearbyFile.correction(of: path))
    }
    for name in Folder.names(in: path, atMost: .max) {
      if !Folder.isFolder("\(path)/\(name)") {
        files.append(name)
      } else if !name.hasPrefix(".") {
        folders.append(name)
      }
    }
  }
}
