package import Diagnostics
import Tensors

extension Preparation {
  /// The inputs for a picture in a file, brought to the size that was learnt from.
  ///
  /// An error where the rows that were learnt from are no images of one channel or three.
  package func row(ofPicture path: String) throws(Diagnostic) -> PreparedRow {
    guard case .pixels(let extents, let center, let scale) = features else {
      throw Diagnostic(
        "predict.picture", "the network learnt from \(features.noun), and '\(path)' is a picture",
        hint: "give the values of one row")
    }
    guard extents.count == 3, [1, 3].contains(extents[0]) else {
      throw Diagnostic(
        "predict.picture",
        "the network learnt from rows of \(counted(inputShape.count, "number")) that are no pictures, "
          + "and '\(path)' is one", hint: "give the numbers of one row")
    }
    // Pixels that are divided by their greatest value alone may have another one than a picture's.
    let full = scaling == .minmax && center == 0 ? scale : 255
    let inputs = try bytes(of: try Picture(path)).map {
      Float((Double($0) * full / 255 - center) / scale)
    }
    let note = Note(
      "the pixels of '\(path)' were taken as they are, from 0 to 255",
      hint: "give them as values where others were learnt")
    return PreparedRow(inputs: inputs, notes: scaling == .none ? [note] : [])
  }

  private func bytes(of picture: Picture) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: inputShape.count) { buffer, count in
      do throws(Diagnostic) {
        let room = UnsafeMutableBufferPointer(rebasing: buffer[..<inputShape.count])
        try picture.draw(inputShape, into: room)
        count = room.count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}
