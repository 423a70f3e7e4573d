package import Diagnostics
import Syntax

/// What an editor learns from arguments that are read as far as they go: what each part is, what is
/// wrong, and what could stand at the end.
package struct ArgumentTrace: Sendable {
  /// A part of the arguments.
  package struct Part: Sendable {
    package enum Kind: Sendable {
      case option
      /// The name of a catalog's entry.
      case entry
      /// A word of a fixed set.
      case word
      /// A name that gets a value.
      case binding
      /// A word that is chosen freely.
      case free(Meaning?, word: String)
      case expression
    }

    package var kind: Kind
    package var span: Span
  }

  /// What could stand at the end.
  package enum Expectation: Sendable {
    /// The name of an option.
    case option(ArgumentInfo)
    case value(ArgumentInfo, inList: Bool)
    /// A value inside an expression that was begun.
    case expression
  }

  package internal(set) var parts: [Part] = []
  package internal(set) var expected: [Expectation] = []
  package internal(set) var mistakes: [Diagnostic] = []
  /// Why the arguments cannot be all there is, where something is missing at their end.
  package internal(set) var gap: Diagnostic?
  /// Whether every value was known, so that the product is what a command would get.
  package internal(set) var isCertain = true
  package internal(set) var places: ArgumentPlaces
  /// Whether something is missing at the end, so that nothing but what is expected can follow.
  package internal(set) var isOpen = false
  /// Whether a value that decides what follows is not known.
  var isLost = false

  init(places: ArgumentPlaces) {
    self.places = places
  }
}

// What a reader notes for an editor; without a trace, nothing.
extension ArgumentReader {
  mutating func note(_ kind: ArgumentTrace.Part.Kind, at span: Span) {
    if trace?.parts.last?.span == span { trace?.parts.removeLast() }
    trace?.parts.append(ArgumentTrace.Part(kind: kind, span: span))
  }

  /// Notes what could stand at the end, if this is the end; with `isNeeded`, nothing else can.
  mutating func expectAtEnd(
    _ expectation: @autoclosure () -> ArgumentTrace.Expectation, isNeeded: Bool = false
  ) {
    guard trace?.isOpen == false, isAtEnd else { return }
    trace?.expected.append(expectation())
    if isNeeded { trace?.isOpen = true }
  }

  /// Notes that a value is only known as the command runs.
  mutating func noteUnknown() { trace?.isCertain = false }

  /// Whether to read on after a mistake in what stood at a place, as an editor does, which then has
  /// noted it.
  mutating func goesOn(after mistake: Diagnostic, from start: Span) -> Bool {
    guard trace != nil, !isAtEnd, place != start else { return false }
    noteMistake(mistake)
    return true
  }

  /// Notes a mistake; something that is missing at the end is none.
  mutating func noteMistake(_ mistake: Diagnostic) {
    trace?.isCertain = false
    if trace?.isOpen == true {
      trace?.gap = mistake
    } else if trace?.isLost == false {
      trace?.mistakes.append(mistake)
    }
  }

  /// Leaves out what stands before the next of some options; with `isStuck`, that option too.
  mutating func skip(to options: [String], isStuck: Bool) {
    leaveBrackets()
    if isStuck { take() }
    while !isAtEnd && !isOptionNext(options) { take() }
  }

  private func isOptionNext(_ options: [String]) -> Bool {
    tokens.first?.blankBefore == true && options.contains(optionWord)
  }
}

extension Binding {
  /// Reads everything for an editor: it goes on after a mistake, and ends by what could follow.
  mutating func trace(_ reader: inout ArgumentReader) {
    do throws(Diagnostic) { try bindPositionals(&reader) } catch {
      reader.noteMistake(error)
      reader.skip(to: allOptionNames, isStuck: false)
    }
    while !reader.isAtEnd {
      let start = reader.place
      do throws(Diagnostic) {
        guard try !bindOption(reader.optionWord, &reader) else { continue }
        // After a mistake, what is left over may well belong to what was meant.
        if reader.trace?.mistakes.isEmpty == true { reader.noteMistake(surplus(reader)) }
        reader.noteUnknown()
      } catch {
        reader.noteMistake(error)
      }
      reader.skip(to: allOptionNames, isStuck: reader.place == start)
    }
    for option in openOptions { reader.expectAtEnd(.option(option)) }
    finish()
  }
}
