import Session
import Testing

@Suite struct ForwardTests {
  private let talk = Conversation(
    "data iris; layer dense 16 relu; layer dense out; train epochs 5 quiet")

  @Test func showsHowTheRowWasPrepared() {
    let lines = talk.answer("forward 5.1 3.5 1.4 0.2")
    #expect(lines[0] == "inputs")
    #expect(lines[1].hasPrefix("x1  sepal-length  = (5.1 - 5.8216667)/0.8457919 = -0.85324"))
    #expect(lines.contains("  …   12 more"))
    #expect(lines.last?.hasPrefix("output: setosa 0.") == true)
  }

  @Test func givesARecordByLayer() {
    talk.answer("let f = forward 5.1 3.5 1.4 0.2; let p = predict 5.1 3.5 1.4 0.2")
    #expect(talk.value("length(f.dense1.z)") == .number(16))
    #expect(talk.value("f.dense2.a[1] == p.probabilities.setosa") == .boolean(true))
    #expect(talk.value("max(f.dense1.z[1], 0) == f.dense1.a[1]") == .boolean(true))
  }

  @Test func takesARowOfTheData() {
    #expect(talk.answer("forward row 1")[0] == "inputs, row 1 of iris")
    #expect(
      Array(talk.answer("forward row 1").dropFirst())
        == Array(talk.answer("forward 5.1 3.5 1.4 0.2").dropFirst()))
  }

  @Test func takesCategoriesBooleansAndPixels() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "colour,size,is_new,y\nred,1,true,3\nblue,4,false,5\nred,3,true,4\n", to: "a.csv")
    let talk = Conversation("data \"\(folder.file("a.csv"))\" target y as number; layer dense out")
    let lines = talk.answer("forward red 2 true")
    #expect(lines[1...4].map { $0.prefix(16) }.joined().contains("colour=red"))
    let digits = Conversation("data digits; layer dense out").answer("forward row 7")
    #expect(digits.contains("… 58 more"))
  }

  @Test func needsNoDataWithDeclaredInputs() {
    let talk = Conversation("network; layer input 2; layer dense 2 tanh")
    #expect(talk.answer("forward 1 2")[1] == "x1    = 1")
    #expect(talk.mistake("forward 1").description.contains("a row has 2 values, not 1"))
    #expect(talk.mistake("forward row 1").message == "there is no data yet")
  }

  @Test func dropoutPassesEverythingOn() {
    let talk = Conversation("data xor; layer dense 2 tanh; layer dropout 0.5; layer dense out")
    #expect(
      talk.answer("forward 1 0").contains(
        "dropout1: passes everything on when it is not training"))
  }

  /// A step after the other has no single z = w·x + b; its numbers are shown as they are.
  @Test func sequencesAreShownByTheirNumbers() {
    let talk = Conversation("data iris; layer reshape 2 2; layer dense 3 tanh; layer dense out")
    let lines = talk.answer("forward row 1")
    #expect(lines.contains { $0.hasPrefix("dense1: dense 2 2 → 2 3 tanh · 4 numbers → 6") })
    #expect(lines.contains { $0.hasPrefix("  a1") } && !lines.contains { $0.hasPrefix("  z1") })
  }

  @Test func changesNothing() {
    let before = talk.session.fingerprint
    talk.answer("forward row 3")
    #expect(talk.session.fingerprint == before)
  }

  @Test func refusesWhatIsNoRow() {
    #expect(Conversation().mistake("forward 1 2").message == "there is no network yet")
    #expect(
      talk.mistake("forward 1 2").hint
        == "give sepal-length, sepal-width, petal-length, petal-width")
    #expect(talk.mistake("forward row 151").message == "'iris' has 150 rows")
    #expect(talk.mistake("forward 1 2 3 4 row 2").message.contains("values are given as well"))
    #expect(talk.mistake("forward red 2 3 4").message.hasPrefix("'sepal-length' must be a number"))
  }
}
