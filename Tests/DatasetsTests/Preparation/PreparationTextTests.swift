import Foundation
import Testing

@testable import Datasets

@Suite struct PreparationTextTests {
  static func written(_ preparation: Preparation) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(preparation), as: UTF8.self)
  }

  static func read(_ text: String) throws -> Preparation {
    try JSONDecoder().decode(Preparation.self, from: Data(text.utf8))
  }

  @Test func staysTheSame() throws {
    for preparation in [
      PreparationTests.prepare(.standard), PreparationTests.prepare(.none),
      Preparation(learningFrom: try Fixture.iris(), standardisingTargets: true),
      Preparation(
        scaling: .minmax, features: .pixels(shape: [1, 28, 28], center: 0, scale: 255),
        target: .classes(name: "label", names: ["T-shirt/top", "say \"hi\"\n"])),
    ] {
      let text = try Self.written(preparation)
      let again = try Self.read(text)
      #expect(again == preparation)
      #expect(try Self.written(again) == text)
    }
  }

  @Test func form() throws {
    #expect(
      try Self.written(PreparationTests.prepare(.none))
        == #"{"columns":[{"center":0,"kind":"numeric","mean":2,"name":"age","scale":1},"#
        + #"{"kind":"boolean","mean":0.6666666666666667,"name":"glad"},"#
        + #"{"kind":"category","levels":["red","blue","green"],"name":"colour","#
        + #""untrained":["green"]},"#
        + #"{"center":0,"kind":"numeric","mean":7,"name":"same","scale":1}],"#
        + #""numbers":[{"center":0,"name":"price","scale":1}],"scaling":"none"}"#)
  }

  @Test(arguments: [
    "", "{}", "[]", "null", #"{"scaling":"standard"}"#,
    #"{"scaling":"most","pixels":{"shape":[1],"center":0,"scale":1},"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","pixels":{"shape":[1],"center":0,"scale":0},"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","pixels":{"shape":[-1],"center":0,"scale":1},"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","pixels":{"shape":[4294967296,4294967296],"center":0,"scale":1},"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","pixels":{"shape":[1],"center":0,"scale":1},"target":"y","classes":["a"]}"#,
    #"{"scaling":"none","pixels":{"shape":[1],"center":0,"scale":1},"target":"y","classes":["a","a"]}"#,
    #"{"scaling":"none","pixels":{"shape":[1],"center":0,"scale":1},"numbers":[]}"#,
    #"{"scaling":"none","columns":[],"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","columns":[{"name":"x","kind":"numeric"}],"target":"y","classes":["a","b"]}"#,
    #"{"scaling":"none","columns":[{"name":"x","kind":"category","levels":["a","a"],"untrained":[]}],"target":"y","classes":["a","b"]}"#,
  ])
  func nonsenseIsRefused(json: String) {
    #expect(throws: DecodingError.self) { try Self.read(json) }
  }
}
