package import Reports

/// Writes figures to SVG, PNG and PDF files.
package struct FigureFiles: FigureWriter {
  /// Dots to a unit of the drawing, so that a PNG is sharp on today's screens and in print.
  private static let pngScale = 2.0

  package let formats = ["svg", "png", "pdf"]
  private let write: Write

  /// Puts bytes into a file, whole or not at all.
  package typealias Write = @Sendable ([UInt8], _ path: String) throws(FigureFailure) -> Void

  package init(write: @escaping Write) {
    self.write = write
  }

  package func write(_ figure: Figure, to path: String) throws(FigureFailure) {
    try write(try bytes(of: figure, in: ending(of: path), for: path), path)
  }

  private func bytes(
    of figure: Figure, in format: String, for path: String
  ) throws(FigureFailure) -> [UInt8] {
    switch format {
    case "svg": return Array(SVGRenderer().text(of: figure).utf8)
    case "png":
      return try CairoSurface.png(of: FigureLayout.drawing(of: figure), scale: Self.pngScale)
    case "pdf": return try CairoSurface.pdf(of: FigureLayout.drawing(of: figure))
    default: throw unknownEnding(format, of: path)
    }
  }

  /// What stands behind the last point of the file's name, in small letters; may be empty.
  private func ending(of path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  private func unknownEnding(_ ending: String, of path: String) -> FigureFailure {
    let list = formats.map { "." + $0 }.joined(separator: ", ")
    let stem = ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
    let cause = ending.isEmpty ? "'\(path)' has no ending" : "no picture is written as .\(ending)"
    return FigureFailure(
      "\(cause): pictures end in \(list)",
      hint: "write to \"\(stem.isEmpty ? "picture" : stem).svg\"")
  }
}
