/// What a piece of text is, so that it gets the same colour everywhere.
package enum Role: Sendable, Equatable {
  case error
  case warning
  case hint
  /// What matters on a line: a value, a message, a title.
  case strong
  /// What only holds a line together: separators, gutters, axes.
  case faint
  case prompt
  case done
  case running
  /// A curve of a figure, counted from 0.
  case series(Int)
  /// Parts of a statement as it is typed.
  case verb, kind, option, word, number, quoted, comment, mistake
  /// What could be typed next, and is not there yet.
  case ghost
}

/// Escape sequences of every terminal since the VT100 (ECMA-48).
package enum Escape {
  package static let eraseToEndOfLine = "\u{1B}[K"
  static let eraseToEndOfScreen = "\u{1B}[J"
  /// The terminal goes on in the next row when a row is full, or writes its last column anew.
  package static let wrapOn = "\u{1B}[?7h"
  package static let wrapOff = "\u{1B}[?7l"
  /// Moves the cursor up, in the same column.
  static func up(_ lines: Int) -> String { lines > 0 ? "\u{1B}[\(lines)A" : "" }
  static let reset = "\u{1B}[0m"
}

/// Gives text its colour, where there is colour.
package struct Paint: Sendable {
  private let colour: OutputStyle.Colour

  package init(_ style: OutputStyle) { colour = style.colour }

  /// Whether there is any colour.
  package var isColoured: Bool { colour != .none }

  /// The text in the colour of its role; nothing is added to an empty text.
  package func callAsFunction(_ role: Role, _ text: String) -> String {
    guard colour != .none, !text.isEmpty else { return text }
    let (start, end) = escapes(role)
    return start + text + end
  }

  /// What goes before and after a text to colour it; empty without colour.
  package func escapes(_ role: Role) -> (start: String, end: String) {
    colour == .none ? ("", "") : ("\u{1B}[\(code(role))m", Escape.reset)
  }

  /// Whether any colour can be had, or one near it.
  var hasShades: Bool { colour >= .extended }

  /// The text in a colour of its own on another one, or the nearest that there are; nothing is added
  /// to an empty text.
  func callAsFunction(_ text: String, ink: RGB?, ground: RGB?) -> String {
    guard colour != .none, !text.isEmpty, ink != nil || ground != nil else { return text }
    var codes: [String] = []
    if let ink { codes.append(ink.code(in: colour, isGround: false)) }
    if let ground { codes.append(ground.code(in: colour, isGround: true)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m" + text + Escape.reset
  }

  private func code(_ role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;33"
    case .hint: "36"
    case .strong: "1"
    case .faint: "2"
    case .prompt: "1;34"
    case .done: "32"
    case .running: "36"
    case .series(let index): series(index)
    default: typed(role)
    }
  }

  /// The hues of the curves, so that they read on light and dark as well.
  private func typed(_ role: Role) -> String {
    let isExtended = hasShades
    return switch role {
    case .verb: isExtended ? "1;38;5;33" : "1;34"
    case .kind: isExtended ? "38;5;170" : "35"
    case .option: isExtended ? "38;5;73" : "36"
    case .word: isExtended ? "38;5;143" : "35"
    case .number: isExtended ? "38;5;208" : "33"
    case .quoted: isExtended ? "38;5;35" : "32"
    case .mistake: "31"
    case .ghost: isExtended ? "38;5;244" : "90"
    default: "2"
    }
  }

  /// Hues that stay apart for the colour-blind and read on light and dark (after Okabe and Ito).
  private func series(_ index: Int) -> String {
    if colour == .full { return Palette.ofClass(index).code(in: .full, isGround: false) }
    let extended = [33, 208, 35, 170, 143, 73, 244].map { "38;5;\($0)" }
    let basic = ["36", "33", "32", "35", "34", "31", "37"]
    let codes = hasShades ? extended : basic
    return codes[Int(index.magnitude % UInt(codes.count))]
  }
}
