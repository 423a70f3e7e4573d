package import Diagnostics
package import Specification
import Tensors

/// 1797 handwritten digits as 8 × 8 pixels; each counts the inked ones (0…16) of 4 × 4 finer pixels.
/// Source: UCI, “Optical Recognition of Handwritten Digits” (its test rows), Alpaydin and Kaynak,
/// 1998.
package struct Digits: DataSource {
  package init() {}

  package static let spec = Spec<Digits>(
    "digits", "1797 handwritten digits, 8 × 8 pixels from 0 to 16, in ten classes.",
    examples: ["data digits"])

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    let images = try IDXFile(EmbeddedFile.digitsImages, isInterrupted: context.isInterrupted)
    let labels = try IDXFile(EmbeddedFile.digitsLabels, isInterrupted: context.isInterrupted)
    var data = Dataset(
      name: Self.spec.name,
      features: .images(Images(shape: Shape(1, 8, 8), blocks: [images.bytes], full: 16)),
      target: Dataset.Target(
        names: ["digit"],
        values: .classes(labels.bytes.map { Int32($0) }, names: (0...9).map { String($0) })),
      scaling: .minmax)
    try data.split(Split(), using: &context.random[.split])
    return data
  }
}
