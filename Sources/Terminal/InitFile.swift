import Glibc

/// The lines that a person wants to run before the first prompt: `init.nn` in the folder `neurite` of
/// `$XDG_CONFIG_HOME`, or of `~/.config`.
package enum InitFile {
  /// Where it is; `nil` where there is none.
  package static func path(environment: (String) -> String?) -> String? {
    // A relative path is to be ignored (XDG Base Directory Specification).
    let folder: String
    if let set = environment("XDG_CONFIG_HOME"), set.hasPrefix("/") {
      folder = set
    } else if let home = environment("HOME"), !home.isEmpty {
      folder = home + "/.config"
    } else {
      return nil
    }
    let path = folder + "/neurite/init.nn"
    return access(path, F_OK) == 0 ? path : nil
  }
}
