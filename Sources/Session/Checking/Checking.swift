import Datasets
import Diagnostics
import Syntax

/// What a check has found, and what it does not know because it does not run the text.
package final class Checking {
  /// What statements change, and later ones depend on.
  package enum Aspect: Hashable, Sendable, CaseIterable {
    case data
    /// The network in use.
    case network
    /// What a training or an evaluation came to.
    case results
    /// Variables.
    case names
    /// Commands of the user's own.
    case commands
  }

  /// What a stretch of text that may or may not run has changed.
  struct Change {
    var aspects: Set<Aspect> = []
    var names: Set<String> = []
    /// Whether it may leave the command it stands in.
    var returns = false
  }

  private(set) var mistakes: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []
  /// What is not known from here on.
  var unknown: Set<Aspect> = []
  /// Networks that are not known, by name; where there is one, there may be others.
  var unknownNetworks: Set<String> = []
  var change = Change()
  /// How much of the data is known; `nil` without data.
  var sketch: Sketch?
  /// Files that earlier statements would have written.
  var written: Set<String> = []
  /// The user's commands that were called, by name.
  var called: Set<String> = []
  /// What the user's command that is being checked gives back.
  var result: Value?
  /// How many loops of the same command enclose the place.
  var loops = 0
  /// How many stretches that may not run enclose the place.
  var trials = 0
  /// How many stretches that are known not to run enclose the place.
  var hypotheses = 0
  /// Where the command stands that is being checked.
  var place: (span: Span, source: SourceText)?
  private var seen: Set<Place> = []
  private var statements = 0

  private struct Place: Hashable {
    var source: ObjectIdentifier?
    var span: [Int]
    var message: String
  }

  /// The most statements that are looked at, in loops and calls again and again.
  private static let limit = 20_000
  /// The most turns of a loop that are looked at one by one.
  static let turns = 16

  /// Counts a statement; false once there were too many.
  func begin() -> Bool {
    statements += 1
    return statements <= Self.limit
  }

  func isUnknown(_ aspect: Aspect) -> Bool { unknown.contains(aspect) }

  /// Keeps a mistake, once.
  func note(_ mistake: Diagnostic) {
    if mistake.isUnknowable { return }
    if hypotheses > 0, !mistake.isOfNames { return }
    if isNew(mistake) { mistakes.append(mistake) }
  }

  func warn(_ warning: Diagnostic) {
    var warning = warning.located(at: place?.span)
    if let source = place?.source { warning = warning.located(in: source) }
    if hypotheses == 0, isNew(warning) { warnings.append(warning) }
  }

  private func isNew(_ mistake: Diagnostic) -> Bool {
    seen.insert(
      Place(
        source: mistake.source.map(ObjectIdentifier.init),
        span: mistake.span.map { [$0.lower, $0.upper] } ?? [], message: mistake.message)
    ).inserted
  }
}

extension Diagnostic {
  /// Whether it holds whatever the values are: a name, an option or a form is wrong.
  fileprivate var isOfNames: Bool {
    stage == .parse || id.hasPrefix("option.") || id.hasPrefix("syntax.")
      || ["command.unknown", "argument.entry", "argument.missing", "argument.surplus"].contains(id)
      || ["function.unknown", "function.count", "name.unknown", "name.taken"].contains(id)
  }
}
