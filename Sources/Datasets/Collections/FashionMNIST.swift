package import Diagnostics
import Glibc
package import Specification
import Tensors

/// 70,000 pictures of clothes, from Debian's package.
/// Source: Xiao, Rasul and Vollgraf, “Fashion-MNIST: a novel image dataset …”, 2017; MIT licence.
package struct FashionMNIST: DataSource {
  package init() {}

  package static let spec = Spec<FashionMNIST>(
    "fashion-mnist", "70,000 grey pictures of clothes, 28 × 28 pixels, in ten classes.",
    examples: ["data fashion-mnist"])

  /// Where the package puts its files.
  static let folder = "/usr/share/datasets/fashion-mnist"

  static let classNames = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    try Self.load(from: Self.folder, in: &context)
  }

  package func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch {
    var sketch = try Self.files(in: Self.folder).sketch(
      name: Self.spec.name, isInterrupted: context.isInterrupted)
    try sketch.dataset.split(Split(), using: &context.random[.split])
    return sketch
  }

  static func load(
    from folder: String, in context: inout LoadContext
  ) throws(Diagnostic) -> Dataset {
    var data = try files(in: folder).load(name: spec.name, isInterrupted: context.isInterrupted)
    try data.split(Split(), using: &context.random[.split])
    return data
  }

  private static func files(in folder: String) throws(Diagnostic) -> IDXDataset {
    let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
    let paths = names.map { "\(folder)/\($0)-ubyte.gz" }
    guard paths.allSatisfy({ access($0, R_OK) == 0 }) else {
      throw Diagnostic(
        "data.package", "fashion-mnist is not installed; it is in Debian's dataset-fashion-mnist",
        hint: "sudo apt-get install dataset-fashion-mnist")
    }
    return IDXDataset(
      images: paths[0], labels: paths[1], test: [paths[2], paths[3]], classNames: classNames,
      targetName: "label")
  }
}
