import Datasets
import Reports
import Session
import Testing

@Suite struct ShowErrorsTests {
  private let talk = Conversation("data digits; layer dense out; train epochs 2 batch 32 quiet")

  @Test func showsTheSurestMistakesFirst() throws {
    let reply = talk.say("let e = errors 5")
    guard
      case .table(let table)? = reply.reports.first(where: {
        if case .table = $0 { true } else { false }
      })
    else { return #expect(Bool(false)) }
    #expect(table.rows.count == 5)
    #expect(table.columns.map(\.title) == ["row", "is", "taken for", "share"])
    let shares = table.rows.compactMap { Double($0[3]) }
    #expect(shares == shares.sorted(by: >))
    let data = try #require(talk.session.dataset)
    for row in table.rows {
      let number = try #require(Int(row[0]))
      #expect(data.target.texts(number - 1) == [row[1]])
      #expect(row[1] != row[2])
      #expect(data.parts.test.contains(Int32(number - 1)))
    }
  }

  @Test func drawsImages() {
    guard case .heatMap(let map)? = talk.figure("errors 3 of train") else {
      return #expect(Bool(false))
    }
    #expect(map.tiles.count == 3)
    #expect(map.tiles[0].name.contains(" → "))
  }

  @Test func countsAsEvaluateDoes() {
    let accuracy = talk.record("evaluate")["accuracy"]
    let mistakes = talk.record("errors 1")["mistakes"]
    guard case .number(let share)? = accuracy, case .number(let count)? = mistakes else {
      return #expect(Bool(false))
    }
    #expect(abs((1 - share) * 359 - count) < 0.5)
  }

  @Test func aTablesRowsAreShown() {
    let talk = Conversation("data iris; layer dense out; train epochs 1 quiet")
    #expect(
      talk.answer("errors 2 of train").contains {
        $0.contains("petal-length") || $0.contains("petal_length")
      })
  }

  @Test func numbersHaveNoMistakes() {
    let talk = Conversation("data line; layer dense out")
    #expect(talk.mistake("errors").message == "'line' has no class for each row")
    #expect(self.talk.mistake("errors 0").description.contains("1"))
  }
}
