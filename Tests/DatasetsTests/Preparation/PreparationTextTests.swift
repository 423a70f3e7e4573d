import Diagnostics
import Testing

@testable import Datasets

@Suite struct PreparationTextTests {
  @Test func staysTheSame() throws {
    for preparation in [
      PreparationTests.prepare(.standard), PreparationTests.prepare(.none),
      Preparation(learningFrom: try Fixture.iris(), standardisingTargets: true),
      Preparation(
        scaling: .minmax, features: .pixels(shape: [1, 28, 28], center: 0, scale: 255),
        target: .classes(name: "label", names: ["T-shirt/top", "say \"hi\"\n"])),
    ] {
      let text = preparation.json
      #expect(try Preparation(json: text) == preparation)
      #expect(try Preparation(json: text).json == text)
    }
  }

  @Test func form() {
    #expect(
      PreparationTests.prepare(.none).json
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
    #expect(throws: Diagnostic.self) { try Preparation(json: json) }
  }
}
