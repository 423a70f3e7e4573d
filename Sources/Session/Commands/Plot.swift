package import Diagnostics
import Reports
package import Specification

/// `plot SUBJECT … [to FILE]`: draws, on the screen or into a file.
package struct Plot: Command {
  var subject: (any PlotSubject)?
  var file: String?

  package init() {}

  package static let spec = Spec<Plot>(
    "plot", "Draws curves, boundaries, weights and more, on the screen or into a file.",
    [
      .entry(
        \.subject, "subject", "What to draw: loss, a metric, or one of those below.",
        placeholder: "loss|METRIC|SUBJECT",
        from: { PlotSubjects.all }, unnamed: { [PlotSubjects.metric.name] },
        otherwise: { _ in PlotSubjects.metric }, write: { _ in "" }),
      .option(
        \.file, "to", "A file for the figure, which is then not shown.",
        meaning: .newFile(".svg", ".png", ".pdf")),
    ],
    examples: [
      "data xor", "layer dense 4 tanh", "layer dense out", "train epochs 50 batch all",
      "plot loss", "plot boundary",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let subject else { return .none }
    if let file { _ = try writer(for: file, interpreter) }
    let figure = try subject.figure(interpreter)
    guard let file else {
      interpreter.emit(.figure(figure), asked: true)
      return .none
    }
    let writer = try writer(for: file, interpreter)
    do throws(FigureFailure) { try writer.write(figure, to: file) } catch {
      throw Diagnostic("plot.write", error.message, argument: "to", hint: error.hint)
    }
    interpreter.emit(.text("\(file) written"))
    return .none
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try subject?.check(interpreter)
    if let file { interpreter.checking?.written.insert(file) }
    return .none
  }

  /// What can write the file; an ending that it does not know is an error.
  private func writer(
    for file: String, _ interpreter: Interpreter
  ) throws(Diagnostic) -> any FigureWriter {
    guard let writer = interpreter.host.figures else {
      throw Diagnostic(
        "plot.to", "figures cannot be written here", argument: "to",
        hint: "leave 'to' out to see the figure")
    }
    let name = file.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { name[$0...].dropFirst().lowercased() }
    guard let ending, writer.formats.contains(ending) else {
      let stem = name.prefix { $0 != "." }
      let format = writer.formats.first ?? "svg"
      throw Diagnostic(
        "plot.ending",
        ending.map { "figures are not written as '\($0)'" }
          ?? "the file's name does not say how to write the figure",
        argument: "to",
        hint: "write to \"\(stem.isEmpty ? "figure" : stem).\(format)\"; the endings are "
          + listed(writer.formats.map { "." + $0 }))
    }
    return writer
  }
}
