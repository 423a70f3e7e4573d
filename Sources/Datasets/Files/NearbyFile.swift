package import Diagnostics

/// Finds the file that a user most likely meant by a path.
package enum NearbyFile {
  /// The nearest name in the same folder, in place of a path.
  package static func correction(of path: String) -> Correction? {
    let (folder, name) = parts(of: path)
    let names = Folder.names(in: folder.isEmpty ? "." : folder)
    let (stem, ending) = stem(of: name)
    let alike = names.filter { !ending.isEmpty && $0.hasSuffix(ending) }
    let stems = alike.map { String($0.dropLast(ending.count)) }
    let nearest =
      Suggestion.nearest(to: stem, among: stems).map { $0 + ending }
      ?? Suggestion.nearest(to: name, among: names.filter { !alike.contains($0) })
    return nearest.map { .name(folder + $0, for: path) }
  }

  /// A name without its ending, so that files are not alike by that alone.
  private static func stem(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
