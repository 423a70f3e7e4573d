import Session

/// What an assistant says about texts, in a form that tests can write down.
struct Typing {
  let assistant: SessionAssistant

  init(_ beginning: String = "") {
    assistant = SessionAssistant(Conversation(beginning).session)
  }

  /// `verb layer · kind dense · number 16`.
  func colours(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return assistant.colours(of: text).map { range in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[range.range])
      return "\(range.role) \(String(part))"
    }.joined(separator: " · ")
  }

  /// The parts that are wrong.
  func wrong(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return assistant.colours(of: text).filter { $0.role == .wrong }.map { range in
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[range.range])
      return String(part)
    }
  }

  /// What completes a text at its `|`.
  func completions(_ text: String) -> Completions {
    let scalars = Array(text.unicodeScalars)
    let cursor = scalars.firstIndex(of: "|") ?? scalars.count
    return assistant.completions(of: text.replacing("|", with: "", maxReplacements: 1), at: cursor)
  }

  func words(_ text: String) -> [String] { completions(text).candidates.map(\.text) }

  func summary(of word: String, in text: String) -> String? {
    completions(text).candidates.first { $0.text == word }?.summary
  }
}
