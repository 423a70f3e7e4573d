import Datasets
import Glibc
import Synchronization

/// Folders and files, as an editor asks for them; what takes longer to read is kept while it is new.
final class FileNames: Sendable {
  private let tables = Mutex<[String: Table]>([:])

  /// The columns of a file, as it was.
  private struct Table {
    var size: Int
    var changed: Int
    var columns: [String]
  }

  struct Entry {
    /// As it completes a path: with the folder before it, and after a folder's name a slash.
    var path: String
    var isFolder: Bool
  }

  /// What begins with a path, in order: folders, and files with one of some endings. A `~` stands
  /// for the home folder and is written out.
  func entries(beginning path: String, endings: [String]) -> [Entry] {
    let path = HomeFolder.expanded(path)
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let start = slash.map { path[path.index(after: $0)...] } ?? path[...]
    var entries: [Entry] = []
    for name in Folder.names(in: folder.isEmpty ? "." : folder) {
      guard name.hasPrefix(start), start.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      let whole = folder + name
      if Self.isFolder(whole) {
        entries.append(Entry(path: whole + "/", isFolder: true))
      } else if endings.contains(where: name.lowercased().hasSuffix) {
        entries.append(Entry(path: whole, isFolder: false))
      }
    }
    return entries.sorted { ($0.isFolder ? 1 : 0, $0.path) < ($1.isFolder ? 1 : 0, $1.path) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of a table's columns; empty where there is no such table.
  func columns(of path: String) -> [String] {
    let path = HomeFolder.expanded(path)
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    let (size, changed) = (Int(status.st_size), status.st_mtim.tv_sec)
    return tables.withLock { tables in
      if let known = tables[path], known.size == size, known.changed == changed {
        return known.columns
      }
      let columns = ColumnNames.ofFile(path)
      tables[path] = Table(size: size, changed: changed, columns: columns)
      return columns
    }
  }
}
