import CEditLine
import Glibc

/// Reads letters from a terminal, and notices signals and wake-ups meanwhile.
struct InputReader {
  enum Input {
    case letter(Unicode.Scalar)
    /// The terminal has gone.
    case end
    /// A signal came in or someone woke us; `Signals.take` tells.
    case woken
    case timeout
  }

  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Something can be read at once, or within so many milliseconds.
  func isPending(within milliseconds: Int32 = 0) -> Bool {
    guard TypedAhead.isEmpty else { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// The next letter; bytes that are not UTF-8 are dropped. Waits `timeout` milliseconds, or for
  /// ever where it is negative.
  func next(timeout: Int32 = -1) -> Input {
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      if let ahead = TypedAhead.take() {
        byte = ahead
      } else {
        if let other = wait(timeout) { return other }
        let count = read(descriptor, &byte, 1)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return .end }
        guard count == 1 else { continue }
      }
      if byte & 0xC0 != 0x80 { bytes = [] }
      bytes.append(byte)
      guard bytes.count >= Self.length(after: bytes[0]) else { continue }
      if let scalar = Self.scalar(of: bytes) { return .letter(scalar) }
      bytes = []
    }
  }

  /// Waits for a byte; what came instead of it, or nothing when one is there.
  private func wait(_ timeout: Int32) -> Input? {
    var requests = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: cel_signals_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&requests, nfds_t(requests.count), timeout)
    if ready == 0 { return .timeout }
    if ready < 0 { return errno == EINTR ? .woken : .end }
    // A signal that comes with a letter is seen before it.
    if requests[1].revents != 0 || cel_signals_pending() {
      cel_signals_drain()
      return .woken
    }
    return nil
  }

  private static func length(after first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  private static func scalar(of bytes: [UInt8]) -> Unicode.Scalar? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}
