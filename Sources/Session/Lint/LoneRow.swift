import Network
import Tensors

/// The numbers of one row alone have no spread: batch normalisation takes all of them for 0.
struct LoneRow: LintRule {
  let name = "lone-row"
  let summary = "Batch normalisation is given a batch of one row."

  func findings(in subject: LintSubject) -> [LintFinding] {
    guard let training = subject.training, let rows = subject.trainingRows, rows > 1,
      case .rows(let batch) = training.batch, batch <= rows, rows % batch == 1 || batch == 1,
      let layer = subject.layers.first(where: { $0.kind == "batchnorm" }), layer.input.rank == 1
    else { return [] }
    let better = (2...rows).first { $0 >= max(batch, 2) && rows % $0 != 1 } ?? rows
    return [
      LintFinding(
        message: batch == 1
          ? "'\(layer.name)' takes the mean of each batch away, and a batch of 1 has nothing else"
          : "the last batch of \(rows) rows by \(batch) has one row, of which '\(layer.name)' leaves nothing",
        fix: "train batch \(better)")
    ]
  }
}
