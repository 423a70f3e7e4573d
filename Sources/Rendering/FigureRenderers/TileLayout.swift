import Reports

/// How several tiles are laid out: as large as all of them can be seen, or as many as can.
struct TileLayout {
  static let gap = 2
  /// Lines that all tiles should take, and those that they may before some are left out.
  private static let height = 40
  private static let greatestHeight = 80

  /// Columns and half lines of a number.
  let scale: Int
  /// Columns of the widest tile, and of the place each one gets.
  let width: Int
  let slot: Int
  let across: Int
  let shown: Int
  /// The tiles are wider than the window.
  let isReduced: Bool

  init(_ tiles: [HeatMap.Tile], width limit: Int, _ style: OutputStyle) {
    let columns = tiles.map(\.columns).max() ?? 1
    let rows = tiles.map(\.rows).max() ?? 1
    let names = tiles.map { DisplayWidth.of(Printable.line($0.name, for: style)) }.max() ?? 0
    let nameWidth = min(names, 14)
    func layout(_ scale: Int, _ height: Int) -> (slot: Int, across: Int, down: Int) {
      let slot = max(min(columns, limit / scale) * scale, min(nameWidth, limit))
      let lines = (min(rows * scale, 120) + 1) / 2 + (names > 0 ? 1 : 0) + 1
      return (slot, max((limit + Self.gap) / (slot + Self.gap), 1), max((height + 1) / lines, 1))
    }
    let scales = TileImage.scales(style).filter { $0 <= limit / columns }
    let scale =
      scales.first { scale in
        let (_, across, down) = layout(scale, Self.height)
        return across * down >= tiles.count
      } ?? 1
    self.scale = scale
    let whole = layout(scale, Self.greatestHeight)
    let (slot, across, down) =
      whole.across * whole.down >= tiles.count ? whole : layout(scale, Self.height)
    isReduced = columns > limit
    width = min(columns * scale, limit)
    self.slot = slot
    self.across = across
    shown = min(across * down, tiles.count)
  }
}
