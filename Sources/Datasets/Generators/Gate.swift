import Tensors

/// A logic gate: the four corners of the unit square in turn, with the gate's value as class.
protocol Gate: Generator {
  static func value(_ a: Bool, _ b: Bool) -> Bool
}

extension Gate {
  package func generate(_ random: inout RandomStream) -> Generated {
    var columns: [[Float]] = [[], []]
    var codes: [Int32] = []
    for row in 0..<rows {
      let (a, b) = (row & 2 != 0, row & 1 != 0)
      let (da, db) = noise == 0 ? (0, 0) : random.normals()
      columns[0].append(Float((a ? 1 : 0) + noise * da))
      columns[1].append(Float((b ? 1 : 0) + noise * db))
      codes.append(Self.value(a, b) ? 1 : 0)
    }
    return Generated(
      features: [
        Column(name: "a", values: .numbers(columns[0])),
        Column(name: "b", values: .numbers(columns[1])),
      ],
      target: .init(names: ["out"], values: .classes(codes, names: ["0", "1"])))
  }
}
