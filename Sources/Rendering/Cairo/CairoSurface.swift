import CCairo
import Reports

/// What Cairo draws on: an image or a page of PDF.
final class CairoSurface {
  static let missing = FigureFailure(
    "PNG and PDF files are drawn with Cairo, which is not installed",
    hint: "sudo apt install libcairo2; or write a file that ends in .svg")

  private static let longestSide = 30_000.0

  let library: cairo_library
  private let surface: OpaquePointer
  private let sink: ByteSink?

  /// Takes over a surface that Cairo has just made.
  private init(
    _ library: cairo_library, _ surface: OpaquePointer, _ sink: ByteSink? = nil
  ) throws(FigureFailure) {
    (self.library, self.surface, self.sink) = (library, surface, sink)
    guard library.surface_status(surface) == 0 else {
      throw FigureFailure("there is not enough memory for the picture")
    }
  }

  deinit { library.surface_destroy(surface) }

  /// The PNG of a drawing, `scale` dots to a unit.
  static func png(
    of drawing: Drawing, scale: Double, on background: Background = .light
  ) throws(FigureFailure) -> [UInt8] {
    let surface = try image(of: drawing, scale: scale, on: background)
    let sink = ByteSink()
    let status = surface.library.surface_write_to_png_stream(
      surface.surface, ByteSink.write, sink.pointer)
    guard status == 0 else { throw FigureFailure("the picture could not be made") }
    return sink.bytes
  }

  /// The dots of a drawing, `scale` to a unit.
  static func raster(
    of drawing: Drawing, scale: Double, on background: Background
  ) throws(FigureFailure) -> Raster {
    let surface = try image(of: drawing, scale: scale, on: background)
    let (width, height) = dots(of: drawing, scale: fitting(scale, drawing))
    let stride = Int(surface.library.image_surface_get_stride(surface.surface))
    guard let data = surface.library.image_surface_get_data(surface.surface) else {
      throw FigureFailure("the picture could not be made")
    }
    var dots: [UInt32] = []
    dots.reserveCapacity(width * height)
    for row in 0..<height {
      let line = UnsafeRawPointer(data + row * stride)
      for column in 0..<width {
        dots.append(line.load(fromByteOffset: column * 4, as: UInt32.self) & 0xFFFFFF)
      }
    }
    return Raster(width: width, height: height, dots: dots)
  }

  /// A page of PDF that is as large as a drawing.
  static func pdf(of drawing: Drawing) throws(FigureFailure) -> [UInt8] {
    guard let library = cairo_opened()?.pointee else { throw missing }
    let pointsPerUnit = 0.75
    let sink = ByteSink()
    let surface = try CairoSurface(
      library,
      library.pdf_surface_create_for_stream(
        ByteSink.write, sink.pointer, drawing.width * pointsPerUnit,
        drawing.height * pointsPerUnit), sink)
    let (titleField, subjectField, dateField): (Int32, Int32, Int32) = (0, 2, 5)
    // No date, so that the same drawing gives the same bytes.
    library.pdf_surface_set_metadata(surface.surface, dateField, TextLine.line(of: ""))
    library.pdf_surface_set_metadata(surface.surface, titleField, TextLine.line(of: drawing.title))
    library.pdf_surface_set_metadata(
      surface.surface, subjectField, TextLine.line(of: drawing.description))
    try surface.draw(drawing, scale: pointsPerUnit, on: .light)
    library.surface_finish(surface.surface)
    guard library.surface_status(surface.surface) == 0 else {
      throw FigureFailure("the picture could not be made")
    }
    return sink.bytes
  }

  private static func image(
    of drawing: Drawing, scale: Double, on background: Background
  ) throws(FigureFailure) -> CairoSurface {
    guard let library = cairo_opened()?.pointee else { throw missing }
    let scale = fitting(scale, drawing)
    let (width, height) = dots(of: drawing, scale: scale)
    let opaque: Int32 = 1
    let surface = try CairoSurface(
      library, library.image_surface_create(opaque, Int32(width), Int32(height)))
    try surface.draw(drawing, scale: scale, on: background)
    library.surface_flush(surface.surface)
    return surface
  }

  private func draw(
    _ drawing: Drawing, scale: Double, on background: Background
  ) throws(FigureFailure) {
    let context = library.create(surface)
    defer { library.destroy(context) }
    library.scale(context, scale, scale)
    let pen = CairoPen(library, context, on: background)
    // The last dots may lie half outside.
    pen.draw(.boxes([Box(0, 0, drawing.width + 1, drawing.height + 1)], .filled(.background)))
    for shape in drawing.shapes { pen.draw(shape) }
    guard library.status(context) == 0 else {
      throw FigureFailure("the picture could not be drawn")
    }
  }

  /// The scale, or as much of it as Cairo has room for.
  private static func fitting(_ scale: Double, _ drawing: Drawing) -> Double {
    min(scale, longestSide / max(drawing.width, drawing.height, 1))
  }

  private static func dots(of drawing: Drawing, scale: Double) -> (width: Int, height: Int) {
    func dots(_ length: Double) -> Int { max(Int((length * scale).rounded(.up)), 1) }
    return (dots(drawing.width), dots(drawing.height))
  }
}

/// Takes the bytes that Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  /// Valid as long as the sink is.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_writer = { closure, data, length in
    guard let closure else { return 1 }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return 0
  }
}
