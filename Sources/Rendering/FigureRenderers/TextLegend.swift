/// What the signs and colours of a picture stand for, in as many lines as it takes.
struct TextLegend {
  private static let most = 24
  private static let gap = 3

  private let style: OutputStyle
  private let indentation: Int
  private var entries: [PaintedLine] = []
  private var left = 0

  init(_ style: OutputStyle, indentation: Int) {
    self.style = style
    self.indentation = indentation
  }

  /// Adds a sample with its name; after many, they are only counted.
  mutating func add(_ sample: PaintedLine, _ name: String) {
    guard entries.count < Self.most else {
      left += 1
      return
    }
    var entry = sample
    entry.skip(1)
    let room = style.drawingWidth - indentation - entry.column
    entry.append(DisplayWidth.truncated(Printable.line(name, for: style), to: room, style))
    entries.append(entry)
  }

  /// Adds a sample that needs no name.
  mutating func add(_ sample: PaintedLine) { entries.append(sample) }

  /// Adds words of their own.
  mutating func add(_ text: String) {
    entries += Captions(style).lines(text, .faint, room: style.drawingWidth - indentation)
  }

  var lines: [PaintedLine] {
    var all = self
    if left > 0 { all.add("… \(left) more") }
    var lines: [PaintedLine] = []
    for entry in all.entries {
      if let last = lines.last, last.width + Self.gap + entry.width <= style.drawingWidth {
        lines[lines.count - 1].skip(Self.gap)
      } else {
        lines.append(PaintedLine(Paint(style)))
        lines[lines.count - 1].skip(indentation)
      }
      lines[lines.count - 1].append(entry)
    }
    return lines
  }
}
