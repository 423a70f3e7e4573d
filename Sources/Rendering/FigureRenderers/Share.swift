extension Double {
  /// The nearest of `count` places that lie evenly from 0 to 1, both ends included; the first one for
  /// what is no number.
  func place(among count: Int) -> Int {
    guard count > 1, !isNaN else { return 0 }
    return Int((Swift.min(Swift.max(self, 0), 1) * Double(count - 1)).rounded())
  }

  /// Which of `count` fields that divide 0…1 evenly it falls into; the first one for what is no number.
  func field(among count: Int) -> Int {
    guard count > 1, !isNaN else { return 0 }
    return Swift.min(Int(Swift.min(Swift.max(self, 0), 1) * Double(count)), count - 1)
  }
}
