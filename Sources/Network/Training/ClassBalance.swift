import Diagnostics
import Tensors

extension Samples {
  /// What a row of each class counts for the classes to weigh alike: rows/(classes · rows of the class);
  /// 0 for a class of which there are none.
  /// Source: scikit-learn, class_weight="balanced".
  func balancedClassWeights(_ rows: [Int32]) -> [Float] {
    guard case .classes(let classes, let count) = targets else { return [] }
    var counts = [Int](repeating: 0, count: count)
    for row in rows { counts[Int(classes[Int(row)])] += 1 }
    return counts.map { $0 == 0 ? 0 : Float(Double(rows.count) / (Double(count) * Double($0))) }
  }

  /// Throws where there are no classes to balance.
  func checkBalance() throws(Diagnostic) {
    if case .classes = target { return }
    let found = target.classCount == nil ? "the target is numbers" : "each step has its own"
    throw Diagnostic(
      "train.balance", "'balance' weighs the classes of rows, and \(found)",
      hint: "leave it out")
  }
}
