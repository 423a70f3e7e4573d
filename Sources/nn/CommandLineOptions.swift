import ArgumentParser

/// What may stand on the command line.
struct CommandLineOptions: ParsableArguments {
  @Option(name: .customShort("c"), help: "Run this text.")
  var text: String?

  @Option(help: "Begin the random streams from this number.")
  var seed: Int = 0

  @Option(help: "Processor cores that training may use.")
  var threads: Int?

  @Option(help: "When to use colour: auto, always or never.")
  var color: String = "auto"

  @Flag(help: "Show results only where a statement asks for them: print, expect, errors.")
  var quiet = false

  @Flag(help: "No colour and no live lines, even on a terminal.")
  var plain = false

  @Flag(help: "Show the version.")
  var version = false

  @Argument(parsing: .captureForPassthrough, help: "A script and its arguments, or a tool.")
  var words: [String] = []
}
