import Rendering
import Testing

@Suite struct OutputSettingsTests {
  private func style(
    _ choice: ColourChoice = .auto, plain: Bool = false, terminal: Bool = true,
    with variables: [String: String] = [:]
  ) -> OutputStyle {
    let variables = ["TERM": "xterm", "LANG": "en_US.UTF-8"].merging(variables) { $1 }
    return OutputSettings(colour: choice, isPlain: plain, environment: { variables[$0] })
      .style(isTerminal: terminal, width: 80)
  }

  @Test func aTerminalHasColourAndAPipeHasNone() {
    #expect(style() == OutputStyle(colour: .basic, width: 80, isLive: true))
    #expect(style(terminal: false) == .plain)
  }

  @Test func theOptionWinsOverTheEnvironment() {
    #expect(style(.always, with: ["NO_COLOR": "1"]).colour == .basic)
    #expect(style(.always, terminal: false).colour == .basic)
    #expect(style(.never, with: ["CLICOLOR_FORCE": "1"]).colour == .none)
  }

  @Test func theEnvironmentDecidesNext() {
    #expect(style(with: ["NO_COLOR": "1"]).colour == .none)
    #expect(style(with: ["NO_COLOR": ""]).colour == .basic)
    #expect(style(with: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]).colour == .none)
    #expect(style(terminal: false, with: ["CLICOLOR_FORCE": "1"]).colour == .basic)
    #expect(style(terminal: false, with: ["FORCE_COLOR": "3"]).colour == .basic)
    #expect(style(terminal: false, with: ["FORCE_COLOR": "0"]).colour == .none)
    #expect(style(with: ["CLICOLOR": "0"]).colour == .none)
    #expect(style(with: ["TERM": "dumb"]).colour == .none)
    #expect(style(with: ["TERM": "xterm-256color"]).colour == .extended)
  }

  @Test func theTerminalSaysHowManyColours() {
    #expect(style(with: ["COLORTERM": "truecolor"]).colour == .full)
    #expect(style(with: ["COLORTERM": "24bit"]).colour == .full)
    #expect(style(with: ["COLORTERM": "yes"]).colour == .extended)
    #expect(style(with: ["TERM": "xterm-kitty"]).colour == .full)
    #expect(style(with: ["TERM": "xterm-direct"]).colour == .full)
    #expect(style(with: ["COLORTERM": "truecolor", "NO_COLOR": "1"]).colour == .none)
  }

  @Test func plainAndDumbAreNotLive() {
    #expect(!style(plain: true).isLive)
    #expect(style(plain: true).colour == .none)
    #expect(!style(with: ["TERM": "dumb"]).isLive)
    #expect(!style(.always, terminal: false).isLive)
  }

  @Test func signsFollowTheLocale() {
    #expect(style(with: ["LANG": "C.UTF-8"]).isUnicode)
    #expect(!style(with: ["LANG": "C"]).isUnicode)
    #expect(!style(with: ["LC_ALL": "POSIX"]).isUnicode)
    #expect(style(with: ["LC_ALL": "", "LANG": "de_DE.utf8"]).isUnicode)
    #expect(style(with: ["LANG": ""]).isUnicode)
    #expect(!style(with: ["TERM": "linux"]).isUnicode)
    #expect(style(terminal: false, with: ["LANG": "C"]).isUnicode)
  }
}
