import Glibc

/// What is in folders.
package enum Folder {
  /// The names in a folder, in order, at most `limit`; empty where it cannot be read. A name that is not
  /// UTF-8 is left out, for no text can stand for it.
  package static func names(in folder: String, atMost limit: Int = 10_000) -> [String] {
    guard let stream = opendir(HomeFolder.expanded(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < limit, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(HomeFolder.expanded(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
