/// What help, completion and the reference say about one command, layer, loss, …; plain data.
package struct Topic: Sendable {
  package var name: String
  package var summary: String
  package var arguments: [ArgumentInfo]
  package var examples: [String]
  /// Whether it is written by its name, and not told by its first argument, as a file's reader is.
  package var isNamed = true

  /// How it is written, after the words that come before it: `layer dense UNITS [ACTIVATION] …`.
  package func usage(after words: [String] = []) -> String {
    let line = Usage.line((words + (isNamed ? [name] : [])).joined(separator: " "), arguments)
    return line.hasPrefix(" ") ? String(line.dropFirst()) : line
  }

  /// The catalogs whose entries are arguments of this one, flattened.
  package var entries: [Topic] { arguments.flatMap { $0.entries() } }
}

extension Kind {
  package var topic: Topic {
    Topic(name: name, summary: summary, arguments: arguments, examples: examples)
  }
}
