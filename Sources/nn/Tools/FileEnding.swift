/// The parts of a path that a tool makes another of.
enum FileEnding {
  /// What stands after the last dot of the name: `html`; `nil` without a dot.
  static func of(_ path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return String(name[name.index(after: dot)...])
  }

  /// The path with another ending: `lesson.html` for `lesson.md`.
  static func replaced(in path: String, by ending: String) -> String {
    (of(path).map { String(path.dropLast($0.count + 1)) } ?? path) + "." + ending
  }

  /// The name without folder and ending.
  static func stem(of path: String) -> String {
    let name = String(path.split(separator: "/").last ?? "")
    return of(name).map { String(name.dropLast($0.count + 1)) } ?? name
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
