/// What helps a person as they type: asked between two keys, so every answer comes within a
/// millisecond or two and changes nothing. Places count Unicode scalars from the text's start.
package protocol LineAssistant: AnyObject, Sendable {
  /// What the parts of a text are, in order and apart from each other; what is left out is plain.
  func colours(of text: String) -> [ColouredRange]

  /// What can stand at a place.
  func completions(of text: String, at cursor: Int) -> Completions

  /// What the grammar expects after a text that ends at the cursor, to be added to it; `nil` where
  /// nothing is sure.
  func continuation(of text: String) -> String?
}

/// A part of a typed text, and what it is.
package struct ColouredRange: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    case verb, kind, option, word, number, text, name, comment
    /// A mistake that is sure before Enter: an unknown word, an impossible shape.
    case wrong
  }

  package var range: Range<Int>
  package var role: Role

  package init(_ range: Range<Int>, _ role: Role) {
    self.range = range
    self.role = role
  }
}

/// What can stand at a place of a text.
package struct Completions: Hashable, Sendable {
  /// What the chosen one takes the place of: the beginning that was typed.
  package var range: Range<Int>
  package var candidates: [Candidate]

  package struct Candidate: Hashable, Sendable {
    /// As it is written into the text, without the blank after it.
    package var text: String
    /// One line; for a layer the shape and parameters it would have here.
    package var summary: String
    /// Whether nothing can follow it at once, so that a blank is added: false for a folder.
    package var isWhole: Bool

    package init(_ text: String, _ summary: String = "", isWhole: Bool = true) {
      self.text = text
      self.summary = summary
      self.isWhole = isWhole
    }
  }

  package init(range: Range<Int>, candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }
}
