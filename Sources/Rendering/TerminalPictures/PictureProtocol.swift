/// How a terminal takes pictures.
package enum PictureProtocol: String, Sendable, CaseIterable {
  /// Rows of six dots, as on the VT340.
  case sixel
  /// Kitty's, which Ghostty and others know too.
  case kitty
  /// iTerm2's inline files.
  case iterm
}

/// What is known of a terminal before it is asked, from its environment.
package struct PictureEnvironment: Sendable {
  /// The protocol that the person wishes (`NN_GRAPHICS`), or that the terminal has for sure.
  package let settled: PictureProtocol?
  /// It is one of those that answer questions about pictures at once; no other is asked, because an
  /// answer that comes late would stand in the next line that is typed.
  package let mayBeAsked: Bool
  /// Milliseconds that an answer may take.
  package let patience: Int32

  package init(_ environment: (String) -> String?) {
    func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
    let wish = environment("NN_GRAPHICS") ?? ""
    let terminal = environment("TERM") ?? ""
    // They hold what is written to them, and pass no picture on.
    let isMultiplexed =
      isSet("TMUX") || isSet("STY") || ["screen", "tmux"].contains { terminal.hasPrefix($0) }
    let isITerm =
      environment("TERM_PROGRAM") == "iTerm.app" || environment("LC_TERMINAL") == "iTerm2"
    settled = PictureProtocol(rawValue: wish) ?? (isITerm && !isMultiplexed ? .iterm : nil)
    let isKnown =
      Self.programs.contains(environment("TERM_PROGRAM") ?? "")
      || Self.marks.contains(where: isSet) || Self.terminals.contains { terminal.hasPrefix($0) }
    mayBeAsked = wish.isEmpty && isKnown && !isMultiplexed && terminal != "dumb"
    patience = isSet("SSH_CONNECTION") ? 400 : 100
  }

  private static let programs: Set<String> = ["WezTerm", "ghostty", "kitty", "mintty", "contour"]
  private static let marks = [
    "KITTY_WINDOW_ID", "KONSOLE_VERSION", "XTERM_VERSION", "WEZTERM_EXECUTABLE",
    "GHOSTTY_RESOURCES_DIR",
  ]
  private static let terminals = [
    "foot", "mlterm", "xterm-kitty", "xterm-ghostty", "wezterm", "contour",
  ]
}
