import Datasets
import Diagnostics
import Reports
import Tensors

extension LabSession {
  /// What the network answers all over the plane of generated data, which no scaling changes; `nil` where
  /// there is no such plane.
  func boundary(
    titled title: String, columns: Int = 40, rows: Int = 20
  ) throws(Diagnostic) -> BoundaryMap? {
    guard let data = dataset, case .columns(let features) = data.features, features.count == 2,
      case .classes(let codes, let names) = data.target.values,
      case .numbers(let x) = features[0].values, case .numbers(let y) = features[1].values
    else { return nil }
    let (left, right) = Self.range(x)
    let (bottom, top) = Self.range(y)
    var inputs: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        inputs.append(left + (Float(column) + 0.5) * (right - left) / Float(columns))
        inputs.append(top - (Float(row) + 0.5) * (top - bottom) / Float(rows))
      }
    }
    let outputs = try outputs(try network(), inputs, rows: columns * rows)
    guard outputs.count == columns * rows else { return nil }
    return BoundaryMap(
      title, x: Axis(features[0].name), y: Axis(features[1].name),
      from: Point(Double(left), Double(bottom)), to: Point(Double(right), Double(top)),
      columns: columns, rows: rows,
      answers: .classes(
        outputs.map { $0 > 0.5 ? 1 : 0 }, confidence: outputs.map { abs(2 * $0 - 1) }),
      classes: names,
      data: data.parts.train.map { row in
        BoundaryMap.Row(Point(Double(x[Int(row)]), Double(y[Int(row)])), Double(codes[Int(row)]))
      })
  }

  /// A little wider than the values.
  private static func range(_ values: Stored<Float>) -> (Float, Float) {
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max(greatest - least, 1e-6) * 0.05
    return (least - margin, greatest + margin)
  }
}
