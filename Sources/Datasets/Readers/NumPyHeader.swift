import Diagnostics
import Tensors

extension NumPyArray {
  /// What stands before the numbers of an array.
  struct Header {
    /// As NumPy writes it: `<f4`, `|u1`.
    let type: String
    let shape: Shape
    /// Whether the first extent varies fastest, as in Fortran.
    let isByColumns: Bool
    /// Where the numbers begin.
    let end: Int

    init(_ name: String, _ bytes: Stored<UInt8>) throws(Diagnostic) {
      guard bytes.starts(with: [0x93] + Array("NUMPY".utf8)), bytes.count > 10 else {
        throw Diagnostic(
          "npy.magic", "'\(name)' is not a NumPy array", hint: "write it with numpy.save")
      }
      guard (1...3).contains(bytes[6]) else {
        throw Diagnostic(
          "npy.version", "'\(name)' is of version \(bytes[6]) of NumPy's form, and 1 to 3 are read",
          hint: "write it anew with numpy.save")
      }
      let width = bytes[6] == 1 ? 2 : 4
      let reader = LittleEndian(bytes)
      guard let length = reader.number(at: 8, count: width),
        let header = reader.bytes(at: 8 + width, count: length)
      else { throw Self.broken(name) }
      let text = String(decoding: header, as: UTF8.self)
      guard let type = Self.value(of: "descr", in: text), let extents = Self.extents(in: text),
        let shape = Shape(checking: extents), let order = Self.value(of: "fortran_order", in: text)
      else { throw Self.broken(name) }
      (self.type, self.shape, end) = (type, shape, 8 + width + length)
      isByColumns = order.hasPrefix("T")
    }

    private static func broken(_ name: String) -> Diagnostic {
      Diagnostic(
        "npy.header", "the header of '\(name)' does not parse",
        hint: "write it anew with numpy.save")
    }

    /// What stands behind a key of the header, which is a dictionary of Python.
    private static func value(of key: String, in header: String) -> String? {
      guard let range = header.firstRange(of: "'\(key)':") else { return nil }
      let rest = header[range.upperBound...].drop { $0 == " " }
      if rest.first == "'" { return String(rest.dropFirst().prefix { $0 != "'" }) }
      if rest.first == "(" { return String(rest.dropFirst().prefix { $0 != ")" }) }
      return String(rest.prefix { $0 != "," && $0 != "}" })
    }

    private static func extents(in header: String) -> [Int]? {
      guard let text = value(of: "shape", in: header) else { return nil }
      var extents: [Int] = []
      for part in text.split(separator: ",") {
        let digits = part.filter { $0 != " " }
        if digits.isEmpty { continue }
        guard let extent = Int(digits), extent >= 0 else { return nil }
        extents.append(extent)
      }
      return extents
    }
  }
}
