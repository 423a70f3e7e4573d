import Tensors

/// A logic gate: the four corners of the unit square in turn, with the gate's value as class.
protocol Gate: Generator {
  static func value(_ a: Bool, _ b: Bool) -> Bool
}

extension Gate {
  package func generate(_ random: inout RandomStream) -> Generated {
    var columns: [[Double]] = [[], []]
    var codes: [Int32] = []
    for row in 0..<rows {
      let (a, b) = (row & 2 != 0, row & 1 != 0)
      let (da, db) = noises(&random)
      columns[0].append((a ? 1 : 0) + da)
      columns[1].append((b ? 1 : 0) + db)
      codes.append(Self.value(a, b) ? 1 : 0)
    }
    return Generated(
      features: [.numbers("a", columns[0]), .numbers("b", columns[1])],
      target: .init(names: ["out"], values: .classes(codes, names: ["0", "1"])))
  }
}
