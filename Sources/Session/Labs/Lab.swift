package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// A small experiment that shows one thing. It runs statements of the language over several seeds, and
/// says what it saw in a sentence made of the numbers.
package protocol Lab: Described {
  func run(_ bench: Bench) throws(Diagnostic) -> LabFinding
}

/// What a lab has to show.
package struct LabFinding: Sendable {
  var figure: Figure?
  var table: Table?
  /// What was seen: a function of the numbers measured.
  var sentence: String
  /// The numbers, for the language.
  var fields: OrderedDictionary<String, Value>
}

/// The catalog of labs.
package enum Labs {
  package static let all: [Kind<any Lab>] = [
    Kind(ActivationsLab.self), Kind(VanishingLab.self), Kind(InitLab.self), Kind(BatchLab.self),
    Kind(OverfitLab.self), Kind(LinearLab.self), Kind(SymmetryLab.self), Kind(CapacityLab.self),
    Kind(VectoriseLab.self), Kind(SparseLab.self),
  ]
}

extension Kind where Product == any Lab {
  init<Type: Lab>(_ type: Type.Type) { self.init(type) { $0 } }
}

extension Lab {
  /// The lab as it is written: `vanishing`.
  package var written: String { Self.spec.written(self) }
}
