import Diagnostics
import Glibc
package import Session
import Specification

/// The folder for networks of sessions that a signal ended: a folder for each session, with a file for each
/// of its networks.
package struct RescueFolder: Sendable {
  private static let ending = ".safetensors"
  /// Stands in a session's folder once the person was told of it.
  private static let mark = ".offered"

  private let path: String

  package init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/neurite/rescue`, by default `~/.local/state/neurite/rescue`; none without a home.
  package init?(environment: (String) -> String?) {
    guard let folder = StateFolder.path(environment: environment) else { return nil }
    self.init(path: folder + "/rescue")
  }

  /// Keeps the networks that were trained and not saved. They are written into a folder that gets its
  /// name when it is whole.
  package func keep(_ session: Session) {
    guard !session.unsavedNetworks.isEmpty else { return }
    let fresh = "\(path)/.new-\(getpid())"
    StateFolder.make(fresh)
    do throws(Diagnostic) { try session.saveUnsaved(into: fresh) } catch {
      Self.remove(fresh)
      return
    }
    rename(fresh, "\(path)/\(Self.stamp())-\(getpid())")
  }

  /// What was kept and nobody was told of yet, a sentence for each session; it is not offered again.
  package func takeOffers() -> [String] {
    TextFile.names(in: path).filter { !$0.hasPrefix(".") }.compactMap { name in
      let folder = "\(path)/\(name)"
      let files = TextFile.names(in: folder)
      let networks = files.filter { $0.hasSuffix(Self.ending) }
      guard !networks.isEmpty, !files.contains(Self.mark) else { return nil }
      close(open("\(folder)/\(Self.mark)", O_CREAT | O_WRONLY | O_CLOEXEC, 0o600))
      return Self.offer(networks.map { "\(folder)/\($0)" }, from: name)
    }
  }

  private static func offer(_ files: [String], from folder: String) -> String {
    let day = folder.split(separator: "-").prefix(3).joined(separator: "-")
    let what = files.count == 1 ? "a network" : "\(files.count) networks"
    let verb = files.count == 1 ? "was" : "were"
    return
      (["\(what) of a session that was ended on \(day) \(verb) rescued:"]
      + files.map { "  load \(String.quoted($0))" }).joined(separator: "\n")
  }

  /// The day and time: `2026-03-01-174502`.
  private static func stamp() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%d-%H%M%S", &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func remove(_ folder: String) {
    for name in TextFile.names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
