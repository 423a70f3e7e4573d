import Datasets
package import Diagnostics
import Network
import Reports
package import Specification
import Tensors

/// `generate "Once upon" length 200 temperature 0.8`: a text that the network goes on with, character by
/// character.
package struct Generate: DraftCommand {
  var seed = ""
  var length = 200
  var temperature = 0.8
  var top: Int?

  package init() {}

  package static let spec = Spec<Generate>(
    "generate", "Goes on with a text, each character drawn from what the network gives.",
    [
      .positional(\.seed, "text", "How it begins."),
      .option(
        \.length, "length", "How many characters are added.", placeholder: "N",
        rule: .within(0...1_000_000)),
      .option(
        \.temperature, "temperature",
        "1 draws as the network says; less keeps to what is likely, 0 takes the likeliest.",
        placeholder: "X", rule: .within(0...1000)),
      .option(
        \.top, "top", "Draw from the N likeliest alone.", placeholder: "N",
        rule: Rule.atLeast(1).ifPresent),
    ],
    examples: [
      "data \"book.txt\" sequence 64", "layer embedding all 32", "layer lstm 64 sequence on",
      "layer dense out", "train epochs 5", "generate \"Once upon\" length 200",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var writer = try writer(interpreter)
    let interrupt = interpreter.host.interrupt
    var stream = interpreter.draft.streams[.generator]
    for _ in 0..<length {
      if interrupt.isRaised { break }
      try writer.goOn(temperature: temperature, top: top, &stream)
    }
    interpreter.draft.streams[.generator] = stream
    interpreter.emit(.text(writer.text), asked: true)
    return .text(writer.text)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = try writer(interpreter)
    return .unknown
  }

  private func writer(_ interpreter: Interpreter) throws(Diagnostic) -> TextWriter {
    try TextWriter(try Oracle(interpreter), beginning: seed)
  }
}
