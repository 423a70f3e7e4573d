/// The signs of points, so that classes are told apart without colour too.
enum PointMark {
  private static let shapes: [Character] = ["●", "▲", "×", "■", "+", "◆", "○", "△"]
  private static let ascii: [Character] = ["*", "o", "x", "+", "#", "@"]
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  /// The sign of a class, counted from 0: a shape, then letters.
  static func sign(ofClass index: Int, isUnicode: Bool) -> Character {
    let signs = isUnicode ? shapes : ascii
    return index < signs.count && index >= 0 ? signs[index] : letter(ofClass: index - signs.count)
  }

  /// `A` for the first class, then the letters and digits over and over again.
  static func letter(ofClass index: Int) -> Character {
    letters[Int(index.magnitude % UInt(letters.count))]
  }

  /// The digit of a share: 0 for the least, 9 for the greatest.
  static func digit(of share: Double) -> Character { letters[26 + share.field(among: 10)] }
}
