import Glibc
package import Specification

/// The kinds of files that `data` reads.
package enum Readers {
  /// In the order of the reference.
  package static let all: [Kind<any DataSource>] = [
    Kind(CSVReader.self), Kind(IDXReader.self), Kind(NumPyReader.self), Kind(FolderReader.self),
  ]

  /// The reader for a file, by its name: IDX for `….idx3-ubyte`, `train-images-idx3-ubyte.gz` and
  /// the like, arrays for `.npy` and `.npz`, pictures for a folder, else a table; `nil` for a word that
  /// has neither the form of a path nor a file.
  package static func kind(forFile path: String) -> Kind<any DataSource>? {
    guard path.contains(".") || path.contains("/") || access(path, F_OK) == 0 else { return nil }
    if path.hasSuffix("/") || Folder.isFolder(path) { return Kind(FolderReader.self) }
    let name = fileName(of: path).lowercased()
    if name.contains("-ubyte") || name.hasSuffix(".idx") || name.hasSuffix(".idx.gz") {
      return Kind(IDXReader.self)
    }
    return NumPyReader.endings.contains(where: name.hasSuffix)
      ? Kind(NumPyReader.self) : Kind(CSVReader.self)
  }
}
