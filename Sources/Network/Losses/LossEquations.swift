/// A loss and its slope as they are taught, in the outputs a, the targets y and the number of outputs n;
/// with numbers in their place where the loss is a sum over outputs.
package struct LossEquations: Sendable {
  /// The loss of a row.
  package var loss: String
  /// ∂E/∂a; ∂E/∂z where the loss takes the last activation back.
  package var slope: String
  /// What one output adds, and its slope, with an output and its target as texts, the target in
  /// brackets where it is negative.
  package var term: (@Sendable (_ a: String, _ y: String) -> String)?
  package var slopeTerm: (@Sendable (_ a: String, _ y: String) -> String)?

  init(
    _ loss: String, slope: String, term: (@Sendable (String, String) -> String)? = nil,
    slopeTerm: (@Sendable (String, String) -> String)? = nil
  ) {
    self.loss = loss
    self.slope = slope
    self.term = term
    self.slopeTerm = slopeTerm
  }

  /// The mean over `outputs` of a term.
  static func mean(
    over outputs: Int, _ term: @escaping @Sendable (String, String) -> String,
    slope: @escaping @Sendable (String, String) -> String
  ) -> LossEquations {
    guard outputs > 1 else {
      return LossEquations(term("a", "y"), slope: slope("a", "y"), term: term, slopeTerm: slope)
    }
    return LossEquations(
      "Σ \(bracketed(term("a", "y")))/\(outputs)",
      slope: "\(bracketed(slope("a", "y")))/\(outputs)", term: term,
      slopeTerm: { "\(bracketed(slope($0, $1)))/\(outputs)" })
  }

  /// A sum in brackets, anything else as it is.
  private static func bracketed(_ text: String) -> String {
    var (depth, isInBars, isSum) = (0, false, false)
    var before: Character = "("
    for character in text {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "|": isInBars.toggle()
      case "+" where before == " ", "-" where before == " ":
        isSum = isSum || (depth == 0 && !isInBars)
      default: break
      }
      before = character
    }
    return isSum ? "(\(text))" : text
  }
}
