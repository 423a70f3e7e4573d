package import Diagnostics
import Formats
import Network
import OrderedCollections
import Tensors

extension Session {
  /// The networks that were trained and not saved since.
  package var unsavedNetworks: [String] { models.filter { $0.value.isUnsaved }.map(\.key) }

  /// Writes each of those networks into a folder, as `save` would: one file of its name.
  package func saveUnsaved(into folder: String) throws(Diagnostic) {
    for (name, model) in models where model.isUnsaved {
      try model.saved(streams).file.write(to: "\(folder)/\(name).safetensors")
    }
  }
}
