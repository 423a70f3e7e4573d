import CEditLine
import Glibc

/// The person's own keys: `$EDITRC`, by default `~/.editrc`.
///
/// libedit's own reading of it stops at the first line it does not know, and a `bind -v` in it
/// would undo every key bound before; so the mode is chosen first, then our keys are bound, then
/// the person's.
struct EditorConfiguration {
  private let lines: [[String]]

  init(environment: (String) -> String?) {
    let path = environment("EDITRC") ?? environment("HOME").map { $0 + "/.editrc" }
    let file = path.flatMap { LockedFile(path: $0, flags: O_RDONLY, isExclusive: false) }
    let text = String(decoding: file?.contents() ?? [], as: UTF8.self)
    lines = text.split(separator: "\n").compactMap { Self.words(of: String($0)) }
  }

  /// Runs the lines that choose between emacs and vi keys.
  func chooseMode(of editor: OpaquePointer) {
    for line in lines where Self.choosesMode(line) { run(line, in: editor) }
  }

  /// Runs all other lines; what libedit does not know it reports, and the next line is tried.
  func apply(to editor: OpaquePointer) {
    for line in lines where !Self.choosesMode(line) {
      run(line.map { EditorKeys.replacements[$0] ?? $0 }, in: editor)
    }
  }

  private static func choosesMode(_ words: [String]) -> Bool {
    words.first?.split(separator: ":").last == "bind"
      && words.dropFirst().contains { $0 == "-v" || $0 == "-e" }
  }

  private func run(_ words: [String], in editor: OpaquePointer) {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var arguments = copies.map { UnsafePointer<CChar>($0) } + [nil]
    _ = el_parse(editor, Int32(words.count), &arguments)
  }

  /// A line's words by libedit's own quoting; nothing for a comment.
  private static func words(of line: String) -> [String]? {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard !line.isEmpty, line.first != "#", let tokenizer = tok_init(nil) else { return nil }
    defer { tok_end(tokenizer) }
    var count: Int32 = 0
    var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    guard tok_str(tokenizer, String(line), &count, &words) == 0, let words, count > 0 else {
      return nil
    }
    return (0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }
  }
}
