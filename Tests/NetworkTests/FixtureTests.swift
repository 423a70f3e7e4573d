import Testing

@Suite struct FixtureTests {
  @Test func readsTextThenBytes() throws {
    let header = "layer dense 2 tanh\nlayer dense 1\ntensor a.b float32 1 2\ntensor c pixel 2\n\n"
    let bytes: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 255]
    let fixture = try Fixture("small.fixture", bytes: Array(header.utf8) + bytes)
    #expect(fixture.name == "small")
    #expect(fixture.settings("layer") == ["dense 2 tanh", "dense 1"])
    #expect(try fixture.tensor("a.b").shape == [1, 2])
    #expect(try fixture.values("a.b") == [1, -2])
    #expect(try fixture.values("c") == [0, 1])
    #expect(fixture.group("a").map(\.name) == ["b"])
    #expect(fixture.cases == ["a", "c"])
  }

  @Test(arguments: [0, 3, 5]) func refusesAWrongLength(length: Int) {
    let bytes = Array("tensor a float32 1\n\n".utf8) + [UInt8](repeating: 0, count: length)
    #expect(throws: Fixture.Malformed.self) { try Fixture("wrong.fixture", bytes: bytes) }
  }

  @Test(arguments: [
    "activations", "dense", "losses", "metrics", "networks", "optimizers", "schedules", "warps",
  ])
  func everyFolderIsRead(folder: String) {
    #expect(Fixture.all(folder).allSatisfy { !$0.tensors.isEmpty && !$0.settings.isEmpty })
    #expect(Fixture.all(folder).count >= 3)
  }
}
