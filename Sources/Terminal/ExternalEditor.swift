import Diagnostics
import Glibc
import Session

/// The person's own editor, on a text in a temporary file.
struct ExternalEditor: TextEditor {
  /// As `$VISUAL` or `$EDITOR` says, with its arguments.
  let command: String

  init(environment: (String) -> String?) {
    let wishes = ["VISUAL", "EDITOR"].compactMap(environment).filter { !$0.isEmpty }
    command = wishes.first ?? "vi"
  }

  /// Lets the person edit a text; `nil` where the editor ends with a status other than 0.
  func edit(_ text: String) throws(Diagnostic) -> String? {
    let template = strdup("\(Self.folder)/cell-XXXXXX.nn")
    defer { free(template) }
    guard let template else { throw failure("no temporary file can be made") }
    let file = mkstemps(template, 3)
    guard file >= 0 else { throw failure("no temporary file can be made") }
    let path = String(cString: template)
    defer { unlink(path) }
    let bytes = Array((text + "\n").utf8)
    let written = write(file, bytes, bytes.count)
    close(file)
    guard written == bytes.count else { throw failure("the temporary file cannot be written") }
    var status: Int32?
    TerminalMode.lent { status = run(on: path) }
    guard let status else { throw failure("'\(command)' cannot be started") }
    guard status != 127 else { throw failure("'\(command)' is not there") }
    return status == 0 ? try TextFile.read(path).text : nil
  }

  private static var folder: String {
    getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  private func failure(_ message: String) -> Diagnostic {
    Diagnostic(
      "edit.editor", message, hint: "the environment variables VISUAL or EDITOR name an editor")
  }

  /// Runs the editor as the shell understands it; its exit status, `nil` where it could not start. A wish
  /// that the program ends ends the editor too.
  private func run(on path: String) -> Int32? {
    let words = ["sh", "-c", command + " \"$1\"", "sh", path]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else { return nil }
    var result: Int32 = 0
    while true {
      let ended = waitpid(process, &result, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return nil }
      if let signal = Signals.ending { kill(process, signal) }
      usleep(10_000)
    }
    return result & 0x7F == 0 ? (result >> 8) & 0xFF : 128 + result & 0x7F
  }
}
