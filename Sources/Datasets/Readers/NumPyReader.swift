package import Diagnostics
package import Specification
import Tensors

/// Reads arrays as NumPy writes them: one of inputs and one of targets, in two files or one.
package struct NumPyReader: DataSource {
  package var file = ""
  package var labels: String?
  package var inputs: String?
  package var target: String?
  package var targetKind: TargetKind?
  package var test: Double?
  package var streams = false

  package init() {}

  static let endings = [".npy", ".npz"]

  package static let spec = Spec<NumPyReader>(
    "numpy", "Arrays as NumPy writes them, .npy or .npz.",
    [
      .positional(
        \.file, "file", "The inputs: an array of rows, or an archive of arrays.", meaning: .arrays),
      .option(\.labels, "labels", "What is to be learnt, beside an .npy.", meaning: .arrays),
      .option(\.inputs, "inputs", "The array of inputs in an archive; x without it."),
      .option(\.target, "target", "The array to learn in an archive; y without it."),
      .option(\.targetKind, "as", "What the target is, where its values do not tell."),
      .option(
        \.test, "test", "Share of the rows kept for test.", placeholder: "X",
        rule: Rule.within(0..<1).ifPresent),
      .option(\.streams, "stream", streamSummary),
    ],
    examples: [#"data "mnist.npz""#, #"data "x.npy" labels "y.npy""#])

  package var written: String { writtenAsFile }

  package func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset {
    var data = try arrays(context.isInterrupted)
      .dataset(name: fileName(of: file), as: targetKind)
    try data.split(Split(test: test), using: &context.random[.split])
    return data
  }

  private func arrays(_ isInterrupted: () -> Bool) throws(Diagnostic) -> NumPyRows {
    let bytes = try InputFile(file).storedBytes(
      streams: streams, isInterrupted: isInterrupted)
    if bytes.starts(with: "PK".utf8) { return try archive(bytes) }
    if let option = inputs ?? target {
      throw Diagnostic(
        "npy.option", "'\(file)' is one array, and has none called '\(option)'",
        hint: "give the targets by 'labels \"y.npy\"'")
    }
    guard let labels else {
      throw Diagnostic(
        "npy.labels", "the rows of '\(file)' need something to learn",
        hint: "add 'labels' and the name of an .npy file")
    }
    return NumPyRows(
      inputs: try NumPyArray(fileName(of: file), bytes),
      targets: try NumPyArray(
        fileName(of: labels), Stored(try InputFile(labels).allBytes(isInterrupted: isInterrupted))))
  }

  /// `x` and `y`, with `x_test` and `y_test` where there are such; or Keras's `x_train`, `y_train`.
  private func archive(_ bytes: Stored<UInt8>) throws(Diagnostic) -> NumPyRows {
    let zip = try ZipFile(file, bytes)
    let names = zip.members.map {
      $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name
    }
    func array(_ name: String) throws(Diagnostic) -> NumPyArray {
      guard let place = names.firstIndex(of: name) else {
        throw Diagnostic(
          "npz.array", "'\(file)' has no array '\(name)'",
          hint:
            "it has \(names.prefix(12).joined(separator: ", ")): name them by 'inputs' and 'target'",
          correction: .nearest(to: name, among: names))
      }
      return try NumPyArray(
        "\(fileName(of: file)): \(name)", try zip.contents(of: zip.members[place]))
    }
    func usual(_ letter: String) -> String {
      names.contains(letter) || !names.contains("\(letter)_train") ? letter : "\(letter)_train"
    }
    if labels != nil {
      throw Diagnostic(
        "npz.labels", "'\(file)' has its targets in it", argument: "labels",
        hint: "name the array: 'target y'")
    }
    var rows = NumPyRows(
      inputs: try array(inputs ?? usual("x")), targets: try array(target ?? usual("y")))
    if inputs == nil, target == nil, names.contains("x_test"), names.contains("y_test") {
      rows.testInputs = try array("x_test")
      rows.testTargets = try array("y_test")
    }
    return rows
  }
}

extension Meaning {
  /// Arrays as NumPy writes them.
  static let arrays = Meaning(.file(endings: NumPyReader.endings))
}
