import CKernels

/// One of the threads that work through the same list side by side: which of them, and of how many.
package struct Lane: @unchecked Sendable {
  /// From 0.
  package let index: Int
  package let count: Int
  private let place: UnsafeMutablePointer<Int32>?

  init(index: Int, of count: Int, meetingAt place: UnsafeMutablePointer<Int32>?) {
    self.index = index
    self.count = count
    self.place = place
  }

  /// The only one.
  package static let alone = Lane(index: 0, of: 1, meetingAt: nil)

  /// This lane's share of 0..<total. Shares begin at multiples of `grain`, and are empty where there
  /// are fewer of these than lanes.
  package func part(of total: Int, grain: Int = 1) -> Range<Int> {
    guard count > 1 else { return 0..<total }
    let grains = (total + grain - 1) / grain
    let lower = grains * index / count * grain
    let upper = grains * (index + 1) / count * grain
    return min(lower, total)..<min(upper, total)
  }

  /// Waits until every lane is here; what one wrote before, all can read after.
  package func meet() {
    if let place { kernel_meet(place, Int32(count)) }
  }
}
