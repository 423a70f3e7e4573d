package import Diagnostics
package import Specification
import Tensors

/// Reads images and labels in the format of MNIST, plain or gzipped.
package struct IDXReader: DataSource {
  package var file = ""
  package var labels: String?
  package var test: Pair<String>?
  package var streams = false

  package init() {}

  package static let spec = Spec<IDXReader>(
    "idx", "Images and labels as MNIST has them, plain or gzipped.",
    [
      .positional(\.file, "file", "The images: an idx3-ubyte file.", meaning: .idx),
      .option(\.labels, "labels", "Their labels: an idx1-ubyte file.", meaning: .idx),
      .option(
        \.test, "test", "Images and labels for test.", placeholder: "IMAGES LABELS",
        meaning: .idx),
      .option(\.streams, "stream", streamSummary),
    ],
    examples: [#"data "t10k-images-idx3-ubyte.gz" labels "t10k-labels-idx1-ubyte.gz""#])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var data = try files().load(name: fileName(of: file), isInterrupted: context.isInterrupted)
    try data.split(Split(), using: &context.random[.split])
    return data
  }

  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    var sketch = try files().sketch(
      name: fileName(of: file), isInterrupted: context.isInterrupted)
    try sketch.dataset.split(Split(), using: &context.random[.split])
    return sketch
  }

  private func files() throws(Diagnostic) -> IDXDataset {
    guard let labels else {
      throw Diagnostic(
        "idx.labels", "the images of '\(file)' need labels",
        hint: "add 'labels' and the name of an idx1-ubyte file")
    }
    return IDXDataset(
      images: file, labels: labels, test: test.map { [$0.first, $0.second] } ?? [],
      streams: streams)
  }
}
