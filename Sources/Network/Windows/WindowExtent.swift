package import Specification

/// The size of a window, as a user writes it: `3`, or `[3 5]` for its height and width.
package struct WindowExtent: Hashable, Sendable {
  package var height: Int
  package var width: Int

  package init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }
}

extension WindowExtent: ArgumentValue {
  package static var form: ArgumentForm { .value }
  package static var placeholder: String { "K|[KH KW]" }
  package static var noun: String { "a whole number from 1, or two in a list" }

  package init?(_ literal: Literal) {
    if let size = Int(literal), size >= 1 {
      self.init(size, size)
    } else if case .list(let sides) = literal, sides.count == 2, let height = Int(sides[0]),
      let width = Int(sides[1]), height >= 1, width >= 1
    {
      self.init(height, width)
    } else {
      return nil
    }
  }

  package var written: String {
    height == width ? height.written : "[\(height.written) \(width.written)]"
  }
}
