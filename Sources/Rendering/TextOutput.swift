import Glibc

/// Where text goes: a file descriptor, or memory in tests.
package protocol TextOutput: Sendable {
  /// Columns of the terminal behind it, asked anew each time; `nil` where there is no terminal.
  var terminalWidth: Int? { get }
  /// Lines of the terminal, asked anew each time; `nil` where they are not known.
  var terminalHeight: Int? { get }
  /// It is a terminal.
  var isTerminal: Bool { get }
  /// Writes all of a text at once.
  func write(_ text: String)
}

extension TextOutput {
  package var terminalHeight: Int? { nil }
}

/// Writes to a file descriptor, unbuffered, so that its texts keep their order among all writers.
package struct DescriptorOutput: TextOutput {
  package static let standardOutput = DescriptorOutput(STDOUT_FILENO)
  package static let standardError = DescriptorOutput(STDERR_FILENO)

  private let descriptor: Int32

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  package var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return isTerminal ? 80 : nil
    }
    return Int(size.ws_col)
  }

  /// Lines of the terminal; `nil` where they are not known.
  package var terminalHeight: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
  }

  /// A descriptor that cannot take more (a reader that has gone, a full disk) loses the text.
  package func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, rest.base, rest.count)
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if !canGoOn() {
          return
        }
      }
    }
  }

  private func canGoOn() -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&request, 1, -1) >= 0 || errno == EINTR
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var base: UnsafeRawPointer? {
    UnsafeRawBufferPointer(rebasing: self).baseAddress
  }
}

/// An output with what it can show.
package struct StyledOutput: Sendable {
  private let output: any TextOutput
  private let fixedStyle: OutputStyle

  package init(_ output: any TextOutput, settings: OutputSettings) {
    self.output = output
    fixedStyle = settings.style(isTerminal: output.isTerminal, width: nil)
  }

  /// What it can show now; the width follows the window.
  package var style: OutputStyle {
    var style = fixedStyle
    style.width = output.terminalWidth
    return style
  }

  /// Lines of the window, where they are known.
  package var height: Int? { output.terminalHeight }

  package func write(_ text: String) { output.write(text) }
}
