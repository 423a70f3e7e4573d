/// What a network answers all over a plane of two features, with the rows it saw on top.
package struct BoundaryMap: Sendable, Equatable {
  /// What is answered at the middle of each field of the grid.
  package enum Answers: Sendable, Equatable {
    /// The class chosen (a place in `classes`) and how sure the network is of it: 0, no surer than
    /// of another class, to 1.
    case classes([Int32], confidence: [Float])
    /// A number, in its own units.
    case numbers([Float])
  }

  /// A row of the data: where it lies, and its class (a place in `classes`) or number.
  package struct Row: Sendable, Equatable {
    package var place: Point
    package var answer: Double

    package init(_ place: Point, _ answer: Double) {
      self.place = place
      self.answer = answer
    }
  }

  package var title: String
  package var x: Axis
  package var y: Axis
  /// The corners of the grid's outermost fields, in the units of the axes.
  package var lower: Point
  package var upper: Point
  /// Fields across and down.
  package var columns: Int
  package var rows: Int
  /// Field after field, from the upper left (least x, greatest y) to the right, then down.
  package var answers: Answers
  /// The classes by name; the one name of the target where the answers are numbers.
  package var classes: [String]
  package var data: [Row]
  /// A line below: at which values the other features were held.
  package var note: String?

  package init(
    _ title: String, x: Axis, y: Axis, from lower: Point, to upper: Point, columns: Int, rows: Int,
    answers: Answers, classes: [String], data: [Row] = [], note: String? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
    self.columns = columns
    self.rows = rows
    self.answers = answers
    self.classes = classes
    self.data = data
    self.note = note
  }
}
