import Tensors

/// Rows a network can learn from: their features, their target, and which of them train.
///
/// A value whose copies share their memory. `split` and `scale` change a copy; the rows stay.
package struct Dataset: Sendable {
  /// As it is called in summaries: `iris`, `houses.csv`.
  package let name: String
  package let features: Features
  package let target: Target
  /// Which rows train and which are kept back.
  package var parts: Parts
  /// How the features are scaled before a network sees them.
  package var scaling: Scaling
  /// `nil` where the order of the rows means nothing.
  package var order: Order?
  /// What was found while the data was read.
  package let notes: [Note]
  /// Rows at the end that came as test rows, in a file of their own.
  package let testRows: Range<Int>?

  /// What is known of a row.
  package enum Features: Sendable {
    case columns([Column])
    case images(Images)
    /// Numbers of any shape.
    case arrays(Arrays)
    /// Stretches of a text.
    case stream(TokenStream)
    /// Stretches of a table, in the order of time.
    case windows(Windows)
  }

  /// Where rows follow each other: the last ones are kept back, and so many before them are left out,
  /// which hold some of what is kept.
  package struct Order: Sendable {
    package var gap: Int
  }

  /// All rows train, but for those that came as test rows.
  init(
    name: String, features: Features, target: Target, scaling: Scaling, notes: [Note] = [],
    testRows: Range<Int>? = nil
  ) {
    self.name = name
    self.features = features
    self.target = target
    self.scaling = scaling
    self.notes = notes
    self.testRows = testRows
    let trained = testRows?.lowerBound ?? target.rowCount
    parts = Parts(
      train: Array(0..<Int32(trained)), validation: [], test: testRows.map(Parts.rows) ?? [])
  }

  package var rowCount: Int { target.rowCount }

  /// Whether the features stay on disk, and are read as they are needed.
  package var isOnDisk: Bool {
    switch features {
    case .columns(let columns): columns.contains(where: \.isOnDisk)
    case .windows(let windows): windows.columns.contains(where: \.isOnDisk)
    case .images(let images): images.blocks.contains(where: \.isInFile)
    case .arrays(let arrays): arrays.values.isInFile
    case .stream(let stream): stream.tokens.isInFile
    }
  }

  /// The columns of the table that it was read from; `nil` for what is no table.
  package var tableColumns: [Column]? {
    switch features {
    case .columns(let columns): columns
    case .windows(let windows): windows.columns
    case .images, .arrays, .stream: nil
    }
  }
}
