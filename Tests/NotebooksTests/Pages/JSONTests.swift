import Foundation
import Testing

@testable import Notebooks

@Suite struct JSONTests {
  @Test func writesAsJupyterDoes() {
    let value = JSON.fields([
      ("a", .list([.whole(1), .text("x\n")])), ("b", .fields([])), ("c", .list([])), ("d", .none),
      ("e", .yes),
    ])
    #expect(
      value.text == """
        {
         "a": [
          1,
          "x\\n"
         ],
         "b": {},
         "c": [],
         "d": null,
         "e": true
        }

        """)
  }

  @Test func writesEveryCharacter() throws {
    let text = "\"\\/\u{0}\u{1F}\u{7F}\t\r\né網🙂\u{2028}"
    let data = Data(JSON.list([.text(text)]).text.utf8)
    #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [text])
  }
}
