import Network
import Reports
import Tensors

/// An activation over a range of inputs, with its derivative.
struct ActivationCurve {
  let name: String
  let note: String?
  private(set) var values: [Point] = []
  /// With a gap where the derivative jumps.
  private(set) var slopes: [Point] = []

  private static let steps = 400

  init(_ activation: Activation, range: Double) {
    name = activation.written
    note = activation.drawingNote
    let step = 2 * range / Double(Self.steps)
    let kinks = activation.formula.kinks
    for place in 0...Self.steps {
      let x = place == Self.steps / 2 ? 0 : -range + Double(place) * step
      let (value, slope) = activation.drawn(at: x)
      values.append(Point(x, value))
      let last = slopes.last?.x ?? -range
      let kink = kinks.first { last < $0 && $0 <= x }
      if let kink { slopes.append(Point(kink, .nan)) }
      if kink != x { slopes.append(Point(x, slope)) }
    }
  }
}

extension Activation {
  /// f(x) and f′(x). One that acts on a whole row is drawn as the first of two outputs, for the inputs
  /// x and 0.
  fileprivate func drawn(at x: Double) -> (value: Double, slope: Double) {
    guard formula.kernel == nil, let operation else { return (value(x), slope(x)) }
    let site = ReferenceSite(rows: 1, shapes: [Shape(2)], inputs: [[x, 0]])
    let output = operation.reference(site)
    let gradients = operation.referenceGradients(site, output: output, gradient: [1, 0])
    return (output[0], gradients.inputs[0][0])
  }

  fileprivate var drawingNote: String? {
    if formula.kernel == nil {
      return "\(name) acts on a whole row: the first of two outputs, for the inputs x and 0"
    }
    return name == Activation.rrelu.name
      ? "rrelu draws its slopes by chance while training; this is with the mean one" : nil
  }
}
