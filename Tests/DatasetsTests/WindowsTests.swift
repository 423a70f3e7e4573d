import Diagnostics
import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct WindowsTests {
  private func load(_ configure: (inout CSVReader) -> Void) throws -> Dataset {
    let file = try TemporaryFile("sales.csv") { text in
      text = "sold,price\n"
      for i in 1...12 { text += "\(i),\(i * 10)\n" }
    }
    var reader = CSVReader()
    reader.file = file.path
    reader.target = ["sold"]
    configure(&reader)
    return try Fixture.load(reader)
  }

  @Test func rowsAreStretchesOfTheTable() throws {
    let data = try load {
      $0.window = 3
      $0.horizon = 2
    }
    #expect(data.rowCount == 8)
    #expect(data.target.names == ["sold+1", "sold+2"])
    #expect(data.target.texts(0) == ["4", "5"])
    #expect(data.target.texts(7) == ["11", "12"])
    #expect(data.summary.contains("3 steps of 2 features a row"))
  }

  /// Train rows whose answers are among the kept ones are nobody's.
  @Test func theEndIsKeptForTest() throws {
    let data = try load {
      $0.window = 3
      $0.horizon = 2
      $0.test = .share(0.25)
    }
    #expect(data.parts.test == [6, 7])
    #expect(data.parts.train == [0, 1, 2, 3, 4])
  }

  @Test func samplesAreSequencesOfPreparedColumns() throws {
    var data = try load { $0.window = 2 }
    data.scaling = .none
    let preparation = Preparation(learningFrom: data, standardisingTargets: false)
    #expect(preparation.inputShape == Shape(2, 2))
    let samples = try preparation.samples(of: data, rows: [0, 5])
    guard case .floats(let inputs) = samples.inputs, case .numbers(let targets, 1) = samples.targets
    else { return #expect(Bool(false)) }
    #expect(inputs == [1, 10, 2, 20, 6, 60, 7, 70])
    #expect(targets == [3, 8])
    #expect(try preparation.row([1, 10, 2, 20].map { .number($0) }).inputs == [1, 10, 2, 20])
    #expect(try roundTrip(preparation) == preparation)
  }

  /// What is learnt of a column comes from the rows that train.
  @Test func scalesComeFromTrainingRows() throws {
    let data = try load {
      $0.window = 2
      $0.test = .share(0.5)
    }
    let preparation = Preparation(learningFrom: data, standardisingTargets: true)
    guard case .windows(let columns, 2) = preparation.features,
      case .numeric(let center, _, _) = columns[0].rule
    else { return #expect(Bool(false)) }
    #expect(center == 3.5)
  }

  @Test func windowsThatDoNotFitAreRefused() throws {
    let error = #expect(throws: Diagnostic.self) { try load { $0.window = 12 } }
    #expect(error?.message.contains("'sales.csv' has 12 rows") == true)
    let huge = #expect(throws: Diagnostic.self) {
      try load {
        $0.window = .max
        $0.horizon = .max
      }
    }
    #expect(huge?.message.contains("needs more") == true)
  }
}

/// What is read of what is written of a preparation.
func roundTrip(_ preparation: Preparation) throws -> Preparation {
  try JSONDecoder().decode(Preparation.self, from: JSONEncoder().encode(preparation))
}
