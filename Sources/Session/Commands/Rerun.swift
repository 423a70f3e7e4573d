package import Diagnostics
package import Specification

/// `rerun N …`: runs cells of the prompt again.
package struct Rerun: Command {
  var cells: [CellNumbers] = []

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<Rerun>(
    "rerun", "Runs cells again, as they were typed: rerun 3, rerun 2 5, rerun 3..5.",
    [.rest(\.cells, "cell", "The number of a cell, or a range of them.", placeholder: "N")],
    examples: ["data moons", "rerun 1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.isLogged = false
    var texts: [String] = []
    for number in cells.flatMap(\.numbers) {
      do throws(Diagnostic) { texts.append(try interpreter.cell(number).text) } catch {
        throw error.about("cell")
      }
    }
    try interpreter.runNext(texts, for: "rerun")
    return .none
  }
}

/// The number of a cell, or several: `3`, `3..5`, `[1 4]`.
struct CellNumbers: ArgumentValue {
  let numbers: [Int]

  static var form: ArgumentForm { .value }
  static var placeholder: String { "N" }
  static var noun: String { "the number of a cell, or a range such as 3..5" }

  init?(_ literal: Literal) {
    switch literal {
    case .number:
      guard let number = Int(literal) else { return nil }
      numbers = [number]
    case .list(let elements):
      guard elements.count <= 1000 else { return nil }
      var numbers: [Int] = []
      for element in elements {
        guard let number = Int(element) else { return nil }
        numbers.append(number)
      }
      self.numbers = numbers
    default: return nil
    }
  }

  var written: String {
    numbers.count == 1 ? numbers[0].written : "[\(numbers.map(\.written).joined(separator: " "))]"
  }
}
