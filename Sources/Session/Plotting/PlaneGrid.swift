import Datasets
import Reports
import Tensors

/// Fields of equal size over the plane of two features.
struct PlaneGrid {
  static let columns = 200
  static let rows = 120

  let lower: Point
  let upper: Point

  /// A plane that holds all values of two features, with some room around them.
  init(_ x: Column, _ y: Column) {
    let (across, up) = (x.room(by: 0.05), y.room(by: 0.05))
    lower = Point(across.lowerBound, up.lowerBound)
    upper = Point(across.upperBound, up.upperBound)
  }

  var count: Int { Self.columns * Self.rows }

  /// The middle of a field; fields go from the upper left to the right, then down. In the precision
  /// that values of the data have.
  func middle(_ field: Int) -> (x: Float, y: Float) {
    let (row, column) = field.quotientAndRemainder(dividingBy: Self.columns)
    let (width, height) = (upper.x - lower.x, upper.y - lower.y)
    return (
      Float(lower.x + width * (Double(column) + 0.5) / Double(Self.columns)),
      Float(upper.y - height * (Double(row) + 0.5) / Double(Self.rows))
    )
  }
}

extension Column {
  /// The numbers; NaN where one is missing, none for a category.
  var numbers: Stored<Float> {
    switch values {
    case .numbers(let values), .booleans(let values): values
    case .levels, .texts: []
    }
  }

  /// From the least to the greatest number, and a share of that more on both sides; never empty.
  func room(by share: Double) -> ClosedRange<Double> {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in numbers where value.isFinite {
      least = min(least, Double(value))
      greatest = max(greatest, Double(value))
    }
    guard least <= greatest else { return 0...1 }
    let room = least < greatest ? (greatest - least) * share : max(abs(least), 1) / 2
    return least - room...greatest + room
  }
}
