package import Diagnostics
import Network
import Reports
package import Specification
import Tensors

/// `summary`: the layers of the network in use.
package struct Summary: DraftCommand {
  package init() {}

  package static let spec = Spec<Summary>(
    "summary", "Lists the layers with their shapes and parameters, and how they are trained.",
    examples: ["data iris", "layer dense 16 relu", "layer dense out", "summary"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let network = try interpreter.modelInUse().network
    var columns: [Table.Column] = [
      .init("", .right), .init("layer"), .init("name"), .init("shape"), .init("parameters", .right),
    ]
    let hasFrozen = network.allLayers.contains(where: \.isFrozen)
    if hasFrozen { columns.append(.init("")) }
    let rows = network.summary.flatMap { lines(of: $0, hasFrozen) }
    interpreter.emit(.table(Table(columns: columns, rows: rows, note: network.note)))
    return .network(network)
  }
}

extension Summary {
  /// A row of the table, and one for each layer inside, under it; `{` begins a branch.
  private func lines(of line: LayerSummary, _ hasFrozen: Bool, before: String = "") -> [[String]] {
    let row =
      [
        line.isInside ? "" : "\(line.number)", before + line.kind, line.name, line.flow,
        NumberText.count(line.parameters),
      ] + (hasFrozen ? [line.isFrozen ? "frozen" : ""] : [])
    let indent = String(repeating: " ", count: before.count)
    return [row]
      + line.branches.flatMap { branch in
        branch.enumerated().flatMap { place, inside in
          lines(of: inside, hasFrozen, before: indent + (place == 0 ? "{ " : "  "))
        }
      }
  }
}

extension Network {
  /// `131 parameters · loss crossentropy · optimizer adam · 100 epochs`.
  fileprivate var note: String {
    let learnt =
      learntCount == parameterCount ? "" : ", \(NumberText.count(learntCount)) of them trained"
    var facts = [
      "\(NumberText.count(parameterCount)) parameters\(learnt)", "loss \(loss.written)",
      "optimizer \(optimizer.written)",
    ]
    if !(schedule is ConstantSchedule) { facts.append("schedule \(schedule.written)") }
    facts.append(counted(epoch, "epoch"))
    return facts.joined(separator: " · ")
  }

  /// The network in one line: `network: 4 → 16 relu → 3 softmax · 131 parameters · 100 epochs`.
  package var headline: String {
    let flow = summary.map { "\($0.output)" + ($0.activation.map { " \($0)" } ?? "") }
    let shapes = ([inputShape.map(\.description) ?? "?"] + flow).joined(separator: " → ")
    return "\(name): \(layers.isEmpty ? "empty" : shapes) · "
      + "\(NumberText.count(parameterCount)) parameters · \(counted(epoch, "epoch"))"
  }
}

/// `1 epoch`, `100 epochs`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(NumberText.count(count)) \(noun)\(count == 1 ? "" : "s")"
}
