import CPseudoTerminal
import Glibc

/// A program under a terminal of its own, driven like a person would: type, wait, look.
final class PseudoTerminal {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var screen: TerminalScreen
  /// Everything the program wrote, escapes and all.
  private(set) var written = ""
  private(set) var process: pid_t = 0
  private var descriptor: Int32
  private var undecoded: [UInt8] = []
  private var status: Int32?

  /// Starts a program that stands beside the tests (`nn`), or at a path.
  ///
  /// The environment is `PATH`, `TERM=xterm-256color`, `LANG=C.UTF-8` and what is given.
  init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    screen = TerminalScreen(columns: columns, rows: rows)
    var name = [CChar](repeating: 0, count: 64)
    descriptor = cpt_open(&name, name.count)
    guard descriptor >= 0 else { throw Failure(description: "no pseudo terminal: errno \(errno)") }
    cpt_resize(descriptor, Int32(columns), Int32(rows))
    let path = program.contains("/") ? program : Self.products + program
    let defaults = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = defaults.merging(environment) { $1 }.map { "\($0)=\($1)" }
    let argv = ([path] + arguments).map { strdup($0) } + [nil]
    let envp = variables.map { strdup($0) } + [nil]
    defer { for string in argv + envp { free(string) } }
    process = cpt_spawn(path, argv, envp, name)
    guard process > 0 else { throw Failure(description: "cannot start \(path)") }
  }

  deinit {
    if status == nil, process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if descriptor >= 0 { close(descriptor) }
  }

  /// The folder of the built products, with the final `/`.
  static let products: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count)
    let own = String(
      decoding: path.prefix(max(length, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return String(own[...(own.lastIndex(of: "/") ?? own.startIndex)])
  }()

  /// Types; a line break is the key Enter.
  func send(_ keys: String) { send(Array(keys.replacing("\n", with: "\r").utf8)) }

  /// Types bytes.
  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = write(descriptor, Array(bytes[sent...]), bytes.count - sent)
      if count > 0 { sent += count } else if errno != EINTR && errno != EAGAIN { return }
      if count <= 0 { read(for: 0.01) }
    }
  }

  /// Waits until a line of the screen contains a text.
  func wait(for text: String, within seconds: Double = 10) throws {
    try wait("'\(text)'", within: seconds) { $0.lines.contains { $0.contains(text) } }
  }

  /// Waits until the line of the cursor begins with a text, such as the next prompt.
  func wait(forPrompt prompt: String, within seconds: Double = 10) throws {
    try wait("the prompt '\(prompt)'", within: seconds) { $0.cursorLine.hasPrefix(prompt) }
  }

  /// Waits until the screen is as it should be.
  func wait(
    _ what: String, within seconds: Double = 10, until isRight: (TerminalScreen) -> Bool
  ) throws {
    let end = Self.now() + seconds
    while !isRight(screen) {
      guard Self.now() < end else {
        let shown = screen.allLines.joined(separator: "\n")
        throw Failure(description: "no \(what) within \(seconds) s; the screen shows:\n\(shown)")
      }
      read(for: 0.05)
    }
  }

  /// Takes in what the program writes until it is silent for so long.
  func settle(for seconds: Double = 0.1) {
    while read(for: seconds) {}
  }

  /// Changes the window's size, and breaks its lines anew or not; the program is told by SIGWINCH.
  func resize(columns: Int, rows: Int, rewraps: Bool = false) {
    settle(for: 0.02)
    screen.rewraps = rewraps
    screen.resize(columns: columns, rows: rows)
    cpt_resize(descriptor, Int32(columns), Int32(rows))
  }

  /// Waits for the program's end; its exit status, or 128 and the signal that ended it.
  func exitStatus(within seconds: Double = 10) throws -> Int32 {
    let end = Self.now() + seconds
    var result: Int32 = 0
    while waitpid(process, &result, WNOHANG) == 0 {
      guard Self.now() < end else {
        throw Failure(
          description: "still running:\n" + screen.allLines.joined(separator: "\n"))
      }
      read(for: 0.01)
    }
    settle(for: 0.01)
    let status = result & 0x7F == 0 ? (result >> 8) & 0xFF : 128 + result & 0x7F
    self.status = status
    return status
  }

  /// Takes the terminal away, as when its window is closed.
  func hangUp() {
    settle(for: 0.05)
    close(descriptor)
    descriptor = -1
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// The terminal shows what is typed and collects lines, as a shell wants to find it.
  var isCooked: Bool {
    var mode = termios()
    guard tcgetattr(descriptor, &mode) == 0 else { return false }
    return mode.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG)
  }

  /// Takes in what comes within so many seconds; false where nothing came.
  @discardableResult
  private func read(for seconds: Double) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, Int32(seconds * 1000)) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0 else {
      usleep(1000)
      return false
    }
    undecoded += bytes.prefix(count)
    let whole = undecoded.count - Self.unfinished(undecoded)
    let text = String(decoding: undecoded.prefix(whole), as: UTF8.self)
    undecoded.removeFirst(whole)
    written += text
    screen.write(text)
    return true
  }

  /// How many bytes at the end begin a letter that has not come whole.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? back : 0
    }
    return 0
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
