/// What help, completion and the reference need to know of an argument; no closures, no types.
package struct ArgumentInfo: Sendable {
  package enum Role: Sendable {
    /// Told by its place.
    case positional
    /// All that follows, up to the first option.
    case rest
    /// `name value`.
    case option
    /// In round brackets that touch the name: `huber(2)`.
    case parameter
    /// An entry of a catalog, followed by that entry's own arguments.
    case entry
  }

  package var name: String
  package var summary: String
  package var role: Role
  package var isRequired: Bool
  package var form: ArgumentForm
  /// What a message calls a value: `a whole number`.
  package var noun: String
  /// What stands for the value in a usage line.
  package var placeholder: String
  /// The value without the argument, as the language writes it; `nil` where there is none.
  package var fallback: String?
  /// Whether it is worth proposing with that value.
  package var isCommon = false
  /// What a freely chosen word names.
  package var meaning: Meaning?
  /// Whether a word that is no entry's name may stand for the entry and its first argument.
  package var isOpenCatalog = false
  /// Options that cannot stand beside this one.
  package var excludes: [String] = []
  /// What is known of each entry, for an entry of a catalog.
  package var entries: @Sendable () -> [Topic] = { [] }

  package var isOption: Bool { role == .option }
}

extension ArgumentForm {
  /// Whether any word can stand here, so that none is a misspelt one.
  var takesAnyWord: Bool {
    switch self {
    case .anyWord, .name, .anyWordOrNumber: true
    case .list(let element), .pair(let element): element.takesAnyWord
    default: false
    }
  }

  /// Whether what may be left out is, where something else than a name stands.
  var beginsWithName: Bool {
    switch self {
    case .name, .setting: true
    default: false
    }
  }

  var isFlag: Bool {
    if case .flag = self { true } else { false }
  }
}
