import CEditLine

/// The functions this prompt adds to libedit, and the keys they are bound to.
enum EditorKeys {
  /// A sequence no key sends; it ends editing and leaves the cursor below the block.
  static let submit = "\u{1B}[9990~"

  /// In vi mode, what an escape that stands alone is read as: a key that nothing else uses. The
  /// escape itself leads in the sequences of the arrow keys.
  static let loneEscape: Unicode.Scalar = "\u{1E}"

  private struct Function {
    let name: String
    let summary: String
    /// Keys in emacs mode and in vi's insert mode.
    let keys: [String]
    /// Keys in vi's command mode.
    var commandKeys: [String] = []
    let body: @convention(c) (OpaquePointer?, Int32) -> UInt8
  }

  /// Makes the functions known, so that a configuration may bind them as well.
  static func add(to editor: OpaquePointer) {
    for function in functions {
      _ = cel_add(editor, function.name, function.summary, function.body)
    }
  }

  /// Binds the keys for the mode the editor is in.
  static func bind(in editor: OpaquePointer) {
    let isVi = cel_is_vi(editor)
    for function in functions {
      for key in function.keys where !(isVi && emacsOnly.contains(key)) {
        _ = cel_bind(editor, key, function.name)
      }
      guard isVi else { continue }
      for key in function.commandKeys { _ = cel_bind_command_mode(editor, key, function.name) }
    }
    for (key, name) in builtIn { _ = cel_bind(editor, key, name) }
    guard isVi else { return }
    _ = cel_bind_command_mode(editor, submit, "ed-newline")
    _ = cel_bind(editor, String(loneEscape), "vi-command-mode")
    _ = cel_bind_command_mode(editor, String(loneEscape), "ed-ignore")
  }

  /// libedit's functions for history, which know nothing of blocks, and ours in their place.
  static let replacements = [
    "ed-prev-history": "nn-up", "ed-next-history": "nn-down", "ed-search-prev-history": "nn-up",
    "ed-search-next-history": "nn-down", "vi-search-prev": "nn-search",
    "em-inc-search-prev": "nn-search", "ed-prev-line": "nn-up", "ed-next-line": "nn-down",
    "ed-newline": "nn-enter", "ed-next-char": "nn-right", "ed-prev-char": "nn-left",
    "ed-move-to-beg": "nn-line-start", "ed-move-to-end": "nn-line-end", "em-next-word": "nn-word",
  ]

  private static let builtIn = [
    (submit, "ed-newline"), ("^W", "ed-delete-prev-word"), ("^L", "ed-clear-screen"),
    ("\u{1B}[1;5D", "ed-prev-word"), ("\u{1B}[1;3D", "ed-prev-word"),
  ]

  /// In vi mode an escape leaves insert mode and these letters have other meanings.
  private static let emacsOnly: Set<String> = ["\u{1B}f", "^B", "^F", "^A", "^E"]

  private static let functions: [Function] = [
    Function(
      name: "nn-enter", summary: "run the text, or go on where a bracket is open",
      keys: ["^M", "^J"], commandKeys: ["^M", "^J"],
      body: { editor, _ in LineReader.of(editor)?.enter() ?? 0 }),
    Function(
      name: "nn-newline", summary: "begin a new line", keys: ["\u{1B}\r", "\u{1B}\n"],
      commandKeys: ["\u{1B}\r"],
      body: { editor, _ in LineReader.of(editor)?.newLine() ?? 0 }),
    Function(
      name: "nn-close", summary: "close a bracket", keys: ["}", "]", ")"],
      body: { editor, key in LineReader.of(editor)?.close(key) ?? 0 }),
    Function(
      name: "nn-complete", summary: "complete, or list what can stand here", keys: ["^I"],
      body: { editor, _ in LineReader.of(editor)?.complete() ?? 0 }),
    Function(
      name: "nn-up", summary: "a line up, or an entry back",
      keys: ["\u{1B}[A", "\u{1B}OA", "^P"], commandKeys: ["k", "\u{1B}[A", "\u{1B}OA"],
      body: { editor, _ in LineReader.of(editor)?.up() ?? 0 }),
    Function(
      name: "nn-down", summary: "a line down, or an entry forward",
      keys: ["\u{1B}[B", "\u{1B}OB", "^N"], commandKeys: ["j", "\u{1B}[B", "\u{1B}OB"],
      body: { editor, _ in LineReader.of(editor)?.down() ?? 0 }),
    Function(
      name: "nn-left", summary: "a letter to the left", keys: ["\u{1B}[D", "\u{1B}OD", "^B"],
      body: { editor, _ in LineReader.of(editor)?.left() ?? 0 }),
    Function(
      name: "nn-right", summary: "a letter to the right", keys: ["\u{1B}[C", "\u{1B}OC", "^F"],
      body: { editor, _ in LineReader.of(editor)?.right() ?? 0 }),
    Function(
      name: "nn-word", summary: "to the end of the word",
      keys: ["\u{1B}f", "\u{1B}[1;3C", "\u{1B}[1;5C"],
      body: { editor, _ in LineReader.of(editor)?.wordEnd() ?? 0 }),
    Function(
      name: "nn-line-start", summary: "to the beginning of the line",
      keys: ["^A", "\u{1B}[H", "\u{1B}OH", "\u{1B}[1~"],
      body: { editor, _ in LineReader.of(editor)?.lineStart() ?? 0 }),
    Function(
      name: "nn-line-end", summary: "to the end of the line",
      keys: ["^E", "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~"],
      body: { editor, _ in LineReader.of(editor)?.lineEnd() ?? 0 }),
    Function(
      name: "nn-delete-back", summary: "delete the letter before the cursor", keys: ["^?", "^H"],
      body: { editor, _ in LineReader.of(editor)?.deleteBack() ?? 0 }),
    Function(
      name: "nn-delete-forward", summary: "delete the letter at the cursor; leave on an empty line",
      keys: ["^D"], body: { editor, _ in LineReader.of(editor)?.deleteForward() ?? 0 }),
    Function(
      name: "nn-delete-key", summary: "delete the letter at the cursor", keys: ["\u{1B}[3~"],
      body: { editor, _ in
        guard let reader = LineReader.of(editor) else { return 0 }
        return reader.block.buffer.isEmpty ? LineReader.refused : reader.deleteForward()
      }),
    Function(
      name: "nn-search", summary: "search history", keys: ["^R"], commandKeys: ["^R", "/", "?"],
      body: { editor, _ in LineReader.of(editor)?.search() ?? 0 }),
    Function(
      name: "nn-paste", summary: "take in what is pasted", keys: ["\u{1B}[200~"],
      commandKeys: ["\u{1B}[200~"],
      body: { editor, _ in LineReader.of(editor)?.paste() ?? 0 }),
  ]
}
