import Synchronization

/// What the person typed while a program's question to the terminal was being answered: it is read
/// before all else.
enum TypedAhead {
  private static let bytes = Mutex<[UInt8]>([])

  static var isEmpty: Bool { bytes.withLock { $0.isEmpty } }

  static func put(_ typed: [UInt8]) { bytes.withLock { $0 += typed } }

  /// The first byte, where there is one.
  static func take() -> UInt8? { bytes.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
