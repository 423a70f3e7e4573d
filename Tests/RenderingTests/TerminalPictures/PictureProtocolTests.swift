import Testing

@testable import Rendering

@Suite struct PictureProtocolTests {
  private func environment(_ variables: [String: String]) -> PictureEnvironment {
    PictureEnvironment { variables[$0] }
  }

  @Test(arguments: [
    ["TERM": "xterm-kitty"], ["TERM": "foot"], ["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"],
    ["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"],
    ["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"],
  ])
  func knownOnesAreAsked(_ variables: [String: String]) {
    #expect(environment(variables).mayBeAsked)
    #expect(environment(variables).settled == nil)
  }

  @Test(arguments: [
    [:], ["TERM": "xterm-256color"], ["TERM": "dumb", "KITTY_WINDOW_ID": "1"],
    ["TERM": "screen", "KITTY_WINDOW_ID": "1"],
    ["TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"],
    ["TERM": "xterm-kitty", "NN_GRAPHICS": "none"],
  ])
  func othersAreNot(_ variables: [String: String]) {
    #expect(!environment(variables).mayBeAsked)
    #expect(environment(variables).settled == nil)
  }

  @Test func somePicturesNeedNoQuestion() {
    #expect(environment(["TERM_PROGRAM": "iTerm.app"]).settled == .iterm)
    #expect(environment(["LC_TERMINAL": "iTerm2"]).settled == .iterm)
    #expect(environment(["LC_TERMINAL": "iTerm2", "TMUX": "x"]).settled == nil)
    #expect(environment(["NN_GRAPHICS": "sixel"]).settled == .sixel)
  }
}
