import Diagnostics
import Formats
import Rendering
import Reports

extension FigureFiles {
  /// What the program writes pictures with: a file is the old one or the new one, never a part.
  static let whole = FigureFiles { bytes, path throws(FigureFailure) in
    do throws(Diagnostic) {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw FigureFailure(error.message, hint: error.hint)
    }
  }
}
