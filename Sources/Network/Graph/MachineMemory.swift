package import Diagnostics
import Glibc
import Tensors

/// What this machine can hold; sizes that cannot fit are refused before anything is allocated.
package enum MachineMemory {
  /// The bytes of memory in this machine, or as many as this program may have.
  package static let bytes = min(
    Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(getpagesize()), allowed)

  /// What `ulimit -v` leaves.
  private static var allowed: Double {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return .infinity }
    return limit.rlim_cur == .max ? .infinity : Double(limit.rlim_cur)
  }

  /// The shape of a layer's tensor, if it and its gradient fit beside the other tensors.
  static func shape(
    _ extents: [Int], of layer: String, beside others: [Parameter]
  ) throws(Diagnostic) -> Shape {
    let count = extents.reduce(1) { $0 * Double($1) }
    let total = others.reduce(count) { $0 + Double($1.shape.count) }
    try check(bytes: total * 8, for: "'\(layer)'", "its weights and their gradients")
    guard let shape = Shape(checking: extents) else {
      throw tooLarge(count * 8, for: "'\(layer)'", "its weights and their gradients")
    }
    return shape
  }

  /// Refuses what needs more than the machine has.
  package static func check(
    bytes needed: Double, for subject: String, _ purpose: String
  ) throws(Diagnostic) {
    guard needed <= bytes else { throw tooLarge(needed, for: subject, purpose) }
  }

  private static func tooLarge(
    _ needed: Double, for subject: String, _ purpose: String
  ) -> Diagnostic {
    Diagnostic(
      "memory.size",
      "\(subject) would need \(written(needed)) for \(purpose)",
      hint: "this machine has \(written(bytes)); choose a smaller size")
  }

  /// Bytes in the largest unit that leaves a whole number: `4.1 GB`.
  package static func written(_ bytes: Double) -> String {
    let units = ["bytes", "KB", "MB", "GB", "TB", "PB", "EB"]
    var amount = bytes
    var unit = 0
    while amount >= 1000, unit < units.count - 1 {
      amount /= 1000
      unit += 1
    }
    guard amount < 1e6 else { return "over 1000000 EB" }
    let tenths = (amount * 10).rounded() / 10
    let digits =
      tenths == tenths.rounded() || tenths >= 100 ? "\(Int(tenths.rounded()))" : "\(tenths)"
    return "\(digits) \(units[unit])"
  }
}
