import Reports

/// A figure that changes while someone watches: drawn small enough for the window, and no more often than
/// ten times a second or than leaves the work its time.
struct LiveFigure {
  private(set) var lines: [String] = []
  private var latest: Figure?
  private var isDrawn = true
  private var window: (width: Int, height: Int) = (0, 0)
  private var due = 0.0

  /// Seconds between two drawings, and how many times longer than one drawing that is at least.
  private static let interval = 0.1
  private static let patience = 50.0
  /// Lines and columns of a window that does not tell its size, and the least width that is tried.
  private static let usualHeight = 24
  private static let narrowest = 30

  /// Takes the latest figure; none leaves the one before.
  mutating func take(_ figure: Figure?) {
    if let figure { (latest, isDrawn) = (figure, false) }
  }

  /// Draws what was taken, if it is time; what was drawn for a window of another size, at once.
  mutating func update(_ style: OutputStyle, height: Int?, now: () -> Double) {
    let (start, size) = (now(), (width: style.drawingWidth, height: height ?? Self.usualHeight))
    guard let latest, size != window || !isDrawn && start >= due else { return }
    (isDrawn, window) = (true, size)
    // A line of progress stands above, and the last line of the window stays free.
    lines = Self.lines(of: latest, style, room: size.height - 2)
    due = start + max(Self.interval, Self.patience * (now() - start))
  }

  /// The lines of a figure in so few lines; nothing where it cannot be made so small.
  private static func lines(of figure: Figure, _ style: OutputStyle, room: Int) -> [String] {
    var style = style
    var width = style.drawingWidth - 1
    while width >= narrowest {
      style.width = width
      let text = FigureRenderer(style).text(of: figure)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if lines.count <= room { return lines.map { String($0) } }
      // A figure is about a fifth as high as it is wide.
      width -= 5 * (lines.count - room)
    }
    return []
  }
}
