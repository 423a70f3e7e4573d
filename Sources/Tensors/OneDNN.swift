import COneDNN
import Synchronization

/// The library for large products, opened when the first one is planned.
enum OneDNN {
  private static let used = Atomic<Bool>(false)

  /// Whether the library is there; opens it.
  static var isAvailable: Bool {
    guard !isUsed else { return true }
    let isOpen = onednn_open()
    used.store(isOpen, ordering: .relaxed)
    return isOpen
  }

  /// Whether it was opened.
  static var isUsed: Bool { used.load(ordering: .relaxed) }
}
