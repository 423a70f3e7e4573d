/// The brackets that are open at the end of a text; those in quotes and in comments do not count.
struct OpenBrackets {
  /// The lines that opened them, counted from 0, the innermost bracket last.
  private(set) var lines: [Int] = []

  init(in text: String) {
    var line = 0
    var before: Unicode.Scalar = "\n"
    var isQuoted = false
    var isComment = false
    for letter in text.unicodeScalars {
      if letter == "\n" {
        line += 1
        (isQuoted, isComment) = (false, false)
      } else if isQuoted {
        if letter == "\"" && before != "\\" { isQuoted = false }
      } else if !isComment {
        isQuoted = letter == "\""
        isComment = letter == "#" && (before == "\n" || before == " ")
        take(letter, line)
      }
      before = isQuoted && before == "\\" && letter == "\\" ? " " : letter
    }
  }

  private mutating func take(_ letter: Unicode.Scalar, _ line: Int) {
    switch letter {
    case "{", "[", "(": lines.append(line)
    case "}", "]", ")": _ = lines.popLast()
    default: break
    }
  }
}
