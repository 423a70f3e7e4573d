package import Diagnostics
package import Specification
import Tensors

/// Fisher's 150 flowers, which are part of the program.
package struct Iris: DataSource {
  package init() {}

  package static let spec = Spec<Iris>(
    "iris", "150 flowers of three species by the lengths and widths of their leaves.",
    examples: ["data iris"])

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var options = TableOptions()
    options.target = ["species"]
    let reader = TableReader(options: options, isInterrupted: context.isInterrupted)
    var data = try reader.read(EmbeddedFile.iris, name: "iris")
    try data.split(Split(), using: &context.random[.split])
    return data
  }
}
