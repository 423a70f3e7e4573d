/// How wide a text will be, from a table of one wide and common typeface (DejaVu Sans), so that a
/// picture is laid out in the same way on every machine; with most others texts come out narrower.
enum TextMeasure {
  /// The width of a line at a size, in the units of the drawing.
  static func width(of text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
    let table = isBold ? bold : regular
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += Self.width(of: scalar, table) }
    return Double(thousandths) * size / 1000
  }

  /// The text, or its beginning and `…` where it is wider than `width`.
  static func shortened(
    _ text: String, to width: Double, size: Double, isBold: Bool = false
  ) -> String {
    guard Self.width(of: text, size: size, isBold: isBold) > width else { return text }
    var rest = width - Self.width(of: "…", size: size, isBold: isBold)
    var result = ""
    for character in text {
      rest -= Self.width(of: String(character), size: size, isBold: isBold)
      if rest < 0 { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// The text broken between words into lines no wider than `width`, the last of at most `count`
  /// shortened.
  static func lines(
    of text: String, width: Double, size: Double, isBold: Bool = false, count: Int = 3
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      let fits = Self.width(of: longer, size: size, isBold: isBold) <= width
      if fits || line.isEmpty || lines.count + 1 == count {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { shortened($0, to: width, size: size, isBold: isBold) }
  }

  private static func width(of scalar: Unicode.Scalar, _ table: [Int]) -> Int {
    let value = Int(scalar.value)
    if (32..<127).contains(value) { return table[value - 32] }
    if value < 32 || (0x7F...0x9F).contains(value) { return 1000 }  // its picture
    switch DisplayWidth.of(scalar) {
    case 0: return 0
    case 2: return 1000
    default: return narrow.contains(scalar) ? 380 : value < 0x250 ? 700 : 850
    }
  }

  private static let narrow: Set<Unicode.Scalar> = ["·", "’", "‘", "ı", "í", "ì", "î", "ï", "°"]

  /// Thousandths of the size, from the blank to the tilde.
  private static let regular = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
  private static let bold = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
}
