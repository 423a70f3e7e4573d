import Diagnostics
import Glibc
import Specification
import Syntax

/// What commands ask of the interpreter: values, nested statements, other scripts.
extension Interpreter {
  func value(of written: Written) throws(Diagnostic) -> Value {
    do throws(Diagnostic) { return try value(of: written.expression, in: written.source) } catch {
      throw error.located(in: written.source)
    }
  }

  func condition(of written: Written) throws(Diagnostic) -> Bool {
    do throws(Diagnostic) {
      return try condition(written.expression, in: written.source)
    } catch {
      throw error.located(in: written.source)
    }
  }

  /// Runs the block of a command; `break` and `return` cannot leave it.
  func runNested(_ block: Block) throws(Diagnostic) {
    switch try execute(block) {
    case .next, .stop: return
    case .leave(let span), .again(let span), .result(_, let span):
      throw Diagnostic(
        "statement.place", "'\(block.source[span])' cannot leave this block", at: span,
        hint: "end the block before it", source: block.source)
    }
  }

  /// Runs a script inside the running statement.
  func include(_ file: String) throws(Diagnostic) {
    let path = includePath(file)
    let name = TextFile.canonical(path)
    guard !includes.contains(name) else {
      throw Diagnostic(
        "include.cycle", "'\(file)' includes itself", at: nil,
        hint: "the way: \((includes + [name]).map(TextFile.name).joined(separator: " → "))")
    }
    guard includes.count < Limits.calls else {
      throw Diagnostic("include.depth", "scripts include each other deeper than \(Limits.calls)")
    }
    let source = try TextFile.read(path)
    if checking != nil {
      includes.append(name)
      defer { includes.removeLast() }
      return checkText(source)
    }
    let block = try parse(source)
    includes.append(name)
    defer { includes.removeLast() }
    try runNested(block)
  }

  /// A path beside the including script, if there is such a file; else in the current folder.
  private func includePath(_ file: String) -> String {
    guard !file.hasPrefix("/"), !file.hasPrefix("~"),
      let folder = includes.last.map(TextFile.folder)
    else { return file }
    let beside = folder + "/" + file
    return access(beside, R_OK) == 0 ? beside : file
  }
}
