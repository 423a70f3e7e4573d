import OrderedCollections
import Reports

/// What two networks came to over the same seeds.
struct Comparison {
  let names: [String]
  /// How each was trained, as it is written.
  let orders: [String]
  /// What decides.
  let measure: String
  /// A record of measures for each seed, first network and second; only seeds of which both are done.
  var pairs: [[OrderedDictionary<String, Double>]] = []
  /// Seeds for which the loss of one was not finite, by network.
  var diverged = [0, 0]
  var origin = ""

  /// What all runs measured, in the order shown.
  var measured: [String] {
    guard let first = pairs.first?.first else { return [] }
    return first.keys.filter { name in
      name != "seconds" && pairs.allSatisfy { $0.allSatisfy { $0[name] != nil } }
    }
  }

  func difference(_ name: String) -> PairedDifference {
    PairedDifference(
      pairs.map { $0[0][name] ?? .nan }, pairs.map { $0[1][name] ?? .nan })
  }

  private func verdict(_ name: String) -> PairedDifference.Verdict {
    difference(name).verdict(smallerIsBetter: MeasureName.isSmallerBetter(name))
  }

  private func text(_ verdict: PairedDifference.Verdict) -> String {
    switch verdict {
    case .same: "no difference"
    case .noise: "difference is noise"
    case .firstIsBetter: "\(names[0]) better"
    case .secondIsBetter: "\(names[1]) better"
    }
  }

  /// One sentence, from the numbers of what decides.
  var sentence: String {
    guard pairs.count > 1, measured.contains(measure) else {
      return "too few seeds to tell: two or more have to be done"
    }
    let difference = difference(measure)
    let amount = "\(measure) differs by \(difference.text)"
    switch verdict(measure) {
    case .same: return "the two gave the same \(measure) with every seed"
    case .noise:
      return "the difference is noise: \(amount), and the interval holds 0; more seeds may tell"
    case .firstIsBetter: return "\(names[0]) is better: \(amount)"
    case .secondIsBetter: return "\(names[1]) is better: \(amount)"
    }
  }

  var table: Table {
    let columns =
      [Table.Column("")] + names.map { .init($0, .right) }
      + [
        .init("\(names.joined(separator: " - ")) (95 % interval)", .right), .init("verdict"),
      ]
    let shown = measured.filter { MeasureName.common.contains($0) || $0 == measure }
    let rows = shown.map { name in
      let (difference, form) = (difference(name), MeasureName.form(of: name))
      return [
        name, difference.first.text(as: form), difference.second.text(as: form),
        difference.text, text(verdict(name)),
      ]
    }
    return Table(
      "\(counted(pairs.count, "seed")), mean ± sd, measured by \(origin)", columns: columns,
      rows: rows, note: note)
  }

  private var note: String {
    var lines =
      orders[0] == orders[1]
      ? ["both by '\(orders[0])'"] : zip(names, orders).map { "\($0) by '\($1)'" }
    for (name, count) in zip(names, diverged) where count > 0 {
      lines.append("the loss of \(name) was not finite with \(counted(count, "seed")), left out")
    }
    return lines.joined(separator: "\n")
  }

  var value: Value {
    var fields: OrderedDictionary<String, Value> = ["seeds": .number(Double(pairs.count))]
    for name in measured {
      let difference = difference(name)
      var entry: OrderedDictionary<String, Value> = [
        names[0]: .number(difference.first.mean), names[1]: .number(difference.second.mean),
        "difference": .number(difference.difference.mean),
      ]
      if pairs.count > 1 {
        entry["lower"] = .number(difference.lower)
        entry["upper"] = .number(difference.upper)
        entry["verdict"] = .text(text(verdict(name)))
      }
      fields[name] = .record(entry)
    }
    fields["better"] =
      pairs.count > 1 && measured.contains(measure) ? better(verdict(measure)) : Value.none
    fields["sentence"] = .text(sentence)
    return .record(fields)
  }

  private func better(_ verdict: PairedDifference.Verdict) -> Value {
    switch verdict {
    case .firstIsBetter: .text(names[0])
    case .secondIsBetter: .text(names[1])
    case .noise, .same: .none
    }
  }
}
