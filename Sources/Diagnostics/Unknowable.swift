extension Diagnostic {
  /// Thrown where a text is checked without being run, and only a run can tell how it goes on: no
  /// mistake, and never shown.
  package static let unknowable = Diagnostic("check.unknowable", "only a run can tell")

  package var isUnknowable: Bool { id == Self.unknowable.id }
}
