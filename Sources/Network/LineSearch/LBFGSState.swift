/// What L-BFGS keeps beside its vectors.
struct LBFGSState {
  /// PyTorch's n_iter: iterations made in all.
  var iterations = 0
  /// The last step's length t.
  var step = 0.0
  /// The Hessian's inverse where nothing is known of it, PyTorch's H_diag.
  var scale = 1.0
  /// How many pairs of vectors there are, and the place of the oldest.
  var count = 0
  var oldest = 0
  /// 1/yᵀs of each place.
  var inverses = [Double](repeating: 0, count: LBFGS.history)

  static var firstNumbers: [Double] { LBFGSState().numbers }

  init() {}

  /// Reads what `write` wrote; numbers that make no sense are read as some that do.
  init(_ numbers: [Double]) {
    guard numbers.count == Self.firstNumbers.count else { return }
    iterations = Int(exactly: numbers[0]) ?? 0
    (step, scale) = (numbers[1], numbers[2])
    count = min(max(Int(exactly: numbers[3]) ?? 0, 0), LBFGS.history)
    oldest = min(max(Int(exactly: numbers[4]) ?? 0, 0), LBFGS.history - 1)
    inverses = Array(numbers[5...])
  }

  func write(to numbers: inout [Double]) {
    for (i, number) in self.numbers.enumerated() { numbers[i] = number }
  }

  private var numbers: [Double] {
    [Double(iterations), step, scale, Double(count), Double(oldest)] + inverses
  }

  /// The place of pair `i`, from the oldest.
  func place(_ i: Int) -> Int { (oldest + i) % LBFGS.history }

  /// Makes room for a pair, in place of the oldest where there is none.
  mutating func newPlace() -> Int {
    if count < LBFGS.history {
      count += 1
    } else {
      oldest = place(1)
    }
    return place(count - 1)
  }
}
