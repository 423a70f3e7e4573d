import Glibc
import Rendering

/// Finds out whether the terminal of the standard streams takes pictures.
struct PictureQuestion {
  private let environment: PictureEnvironment
  private let input: Int32 = STDIN_FILENO
  private let output: Int32 = STDOUT_FILENO

  init(environment: (String) -> String?) {
    self.environment = PictureEnvironment(environment)
  }

  /// `nil` where it takes none, or is not known to.
  func terminal() -> PictureTerminal? {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    let answers = environment.mayBeAsked ? ask() : nil
    guard let pictures = environment.settled ?? answers?.pictures else { return nil }
    return PictureTerminal(
      pictures, on: answers?.background ?? .light, columns: Int(size.ws_col),
      rows: Int(size.ws_row), width: Int(size.ws_xpixel), height: Int(size.ws_ypixel))
  }

  /// Asks, waits as long as an answer may take, and hands on what was typed meanwhile.
  private func ask() -> TerminalAnswers? {
    var mode = termios()
    guard tcgetattr(input, &mode) == 0 else { return nil }
    var quiet = mode
    quiet.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(input, TCSANOW, &quiet) == 0 else { return nil }
    defer { tcsetattr(input, TCSANOW, &mode) }
    DescriptorOutput(output).write(TerminalAnswers.questions)
    let answers = TerminalAnswers(read())
    TypedAhead.put(answers.typed)
    return answers
  }

  /// All that comes until the last answer is there or the time is up.
  private func read() -> [UInt8] {
    var bytes: [UInt8] = []
    let end = MonotonicClock.seconds() + Double(environment.patience) / 1000
    while !TerminalAnswers(bytes).isComplete {
      let rest = Int32(((end - MonotonicClock.seconds()) * 1000).rounded(.up))
      var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      guard rest > 0 else { break }
      let ready = poll(&request, 1, rest)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { break }
      var block = [UInt8](repeating: 0, count: 256)
      let count = Glibc.read(input, &block, block.count)
      guard count > 0 else { break }
      bytes += block.prefix(count)
    }
    return bytes
  }
}
