import Glibc

/// The names of a table's columns, from the beginning of its file.
package enum ColumnNames {
  /// How much of the file is looked at.
  private static let sampleBytes = 1 << 14

  /// Empty where the file is no table, or cannot be read.
  package static func ofFile(_ path: String) -> [String] {
    var status = stat()
    // A pipe would wait, and lose what was read.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: sampleBytes, alignment: 16)
    defer { buffer.deallocate() }
    guard let file = try? InputFile(path), let filled = try? file.read(into: buffer) else {
      return []
    }
    let head = try? TableHead(
      UnsafeRawBufferPointer(rebasing: buffer[..<filled]), isWhole: filled < sampleBytes,
      path: path, options: TableOptions())
    return head?.names ?? []
  }
}
