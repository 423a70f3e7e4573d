package import Diagnostics
package import Specification
import Tensors

/// Reads images and labels in the format of MNIST, plain or gzipped.
package struct IDXReader: DataSource {
  package var file = ""
  package var labels: String?
  package var test: Pair<String>?

  package init() {}

  package static let spec = Spec<IDXReader>(
    "idx", "Images and labels as MNIST has them, plain or gzipped.",
    [
      .positional(\.file, "file", "The images: an idx3-ubyte file.", meaning: .idx),
      .option(\.labels, "labels", "Their labels: an idx1-ubyte file.", meaning: .idx),
      .option(
        \.test, "test", "Images and labels for test.", placeholder: "IMAGES LABELS",
        meaning: .idx),
    ],
    examples: [#"data "t10k-images-idx3-ubyte.gz" labels "t10k-labels-idx1-ubyte.gz""#])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    guard let labels else {
      throw Diagnostic(
        "idx.labels", "the images of '\(file)' need labels",
        hint: "add 'labels' and the name of an idx1-ubyte file")
    }
    let files = IDXDataset(
      images: file, labels: labels, test: test.map { [$0.first, $0.second] } ?? [])
    var data = try files.load(name: fileName(of: file), isInterrupted: context.isInterrupted)
    try data.split(Split(), using: &context.random[.split])
    return data
  }
}
