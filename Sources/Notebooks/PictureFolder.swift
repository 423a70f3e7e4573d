package import Diagnostics
import Glibc
import Markdown
import Session

/// The folder beside a notebook that its pictures are in.
package struct PictureFolder: Sendable {
  /// Where the notebook is.
  private let place: String
  private let path: String

  package init(ofNotebook file: String) {
    place = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    path = place + Notebook.assets(of: file)
  }

  /// The text of a picture, by its path from the notebook; `nil` where there is none to read.
  package func text(at picture: String) -> String? {
    do throws(Diagnostic) { return try TextFile.read(place + picture).text } catch { return nil }
  }

  /// Makes these the pictures of the notebook: writes those that differ, and removes what an earlier
  /// recording left. Other files in the folder stay.
  package func keep(_ pictures: [RecordedRun.Picture]) throws(Diagnostic) {
    if !pictures.isEmpty, mkdir(path, 0o777) != 0, errno != EEXIST {
      let cause = String(cString: strerror(errno)).lowercased()
      throw Diagnostic(
        "notebook.folder", "cannot make the folder '\(path)': \(cause)",
        hint: "the notebook's pictures belong in it")
    }
    for picture in pictures where read(picture.name) != picture.svg {
      try TextFile.write(picture.svg, to: "\(path)/\(picture.name)")
    }
    removeAll(but: Set(pictures.map(\.name)))
  }

  private func read(_ name: String) -> String? {
    do throws(Diagnostic) { return try TextFile.read("\(path)/\(name)").text } catch { return nil }
  }

  private func removeAll(but kept: Set<String>) {
    for name in TextFile.names(in: path) where Self.isOurs(name) && !kept.contains(name) {
      unlink("\(path)/\(name)")
    }
    // Only an empty folder goes.
    if kept.isEmpty { rmdir(path) }
  }

  /// Whether a recording gives such names: `3.svg`.
  private static func isOurs(_ name: String) -> Bool {
    guard name.hasSuffix(".svg"), let number = Int(name.dropLast(4)) else { return false }
    return number > 0 && "\(number).svg" == name
  }
}
