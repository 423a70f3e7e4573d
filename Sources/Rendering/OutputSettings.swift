import Glibc

/// When colour is used, as `--color` says.
package enum ColourChoice: String, Sendable, CaseIterable {
  case auto
  case always
  case never
}

/// Decides what a stream can show, from the command line, the environment and the stream itself.
///
/// Colour: `--color` wins; then `NO_COLOR` and `--plain` turn it off, `CLICOLOR_FORCE` and
/// `FORCE_COLOR` turn it on, `TERM=dumb` and `CLICOLOR=0` turn it off, and a terminal has it.
/// Sources: no-color.org, bixense.com/clicolors.
package struct OutputSettings: Sendable {
  package var colour: ColourChoice
  /// `--plain`: no colour and no live lines, even on a terminal.
  package var isPlain: Bool
  package var environment: @Sendable (String) -> String?

  package init(
    colour: ColourChoice = .auto, isPlain: Bool = false,
    environment: @escaping @Sendable (String) -> String? = Environment.variable
  ) {
    self.colour = colour
    self.isPlain = isPlain
    self.environment = environment
  }

  /// The style of a stream that is a terminal of `width` columns, or none.
  package func style(isTerminal: Bool, width: Int?) -> OutputStyle {
    OutputStyle(
      colour: hasColour(isTerminal: isTerminal) ? depth : .none,
      width: isTerminal ? width : nil,
      isUnicode: !isTerminal || isUnicode,
      isLive: isTerminal && !isPlain && !isDumb)
  }

  /// The renderer for this program's standard output and standard error.
  ///
  /// - Parameter pages: whether long texts go through a pager, where both it and the person sit at a
  ///   terminal.
  /// - Parameter lending: runs the pager while the terminal is as the person had it.
  package func renderer(
    pages: Bool = false, lending: @escaping @Sendable (() -> Void) -> Void = { $0() }
  ) -> any Renderer {
    let output = DescriptorOutput.standardOutput
    let renderer = renderer(results: output, notices: DescriptorOutput.standardError)
    let isConversation = output.isTerminal && DescriptorOutput(STDIN_FILENO).isTerminal
    guard pages, isConversation, !isPlain, let pager = Pager(environment: environment) else {
      return renderer
    }
    return PagingRenderer(
      renderer, results: StyledOutput(output, settings: self), pager: pager,
      height: { output.terminalHeight }, lending: lending)
  }

  /// A renderer that writes results and notices to two outputs, live where notices can be.
  package func renderer(
    results: any TextOutput, notices: any TextOutput,
    now: @escaping @Sendable () -> Double = MonotonicClock.seconds
  ) -> any Renderer {
    let results = StyledOutput(results, settings: self)
    let notices = StyledOutput(notices, settings: self)
    return notices.style.isLive
      ? TerminalRenderer(results: results, notices: notices, now: now)
      : PlainRenderer(results: results, notices: notices, now: now)
  }

  private func hasColour(isTerminal: Bool) -> Bool {
    switch colour {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if isPlain || isSet("NO_COLOR") { return false }
    if isForced("CLICOLOR_FORCE") || isForced("FORCE_COLOR") { return true }
    return isTerminal && !isDumb && environment("CLICOLOR") != "0"
  }

  private var depth: OutputStyle.Colour {
    let terminal = environment("TERM") ?? ""
    let isFull =
      ["truecolor", "24bit"].contains(environment("COLORTERM")) || terminal.contains("direct")
      || ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm"].contains(terminal)
    if isFull { return .full }
    return isSet("COLORTERM") || terminal.contains("256") ? .extended : .basic
  }

  /// A locale that is set to another encoding, or the Linux console, gets ASCII; none set is taken
  /// for UTF-8, as in containers.
  private var isUnicode: Bool {
    if environment("TERM") == "linux" { return false }
    guard
      let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first(where: {
        !$0.isEmpty
      })
    else { return true }
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  private var isDumb: Bool { environment("TERM") == "dumb" }
  private func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
  private func isForced(_ name: String) -> Bool { isSet(name) && environment(name) != "0" }
}
