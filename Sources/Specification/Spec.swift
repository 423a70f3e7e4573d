/// Anything a user can write: a command, a layer, an optimizer, a loss.
package protocol Described: Sendable {
  init()
  static var spec: Spec<Self> { get }
}

/// The one declaration of a described type: its name, what it does, its arguments, examples.
package struct Spec<Root: Sendable>: Sendable {
  package let name: String
  package let summary: String
  package let arguments: [Argument<Root>]
  /// Statements that run as they stand, after the ones before them.
  package let examples: [String]

  package init(
    _ name: String, _ summary: String, _ arguments: [Argument<Root>] = [], examples: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.examples = examples
  }
}

extension Spec where Root: Described {
  /// The arguments with the values they have when they are left out.
  package var infos: [ArgumentInfo] {
    let plain = Root()
    var infos: [ArgumentInfo] = []
    for argument in arguments {
      var info = argument.info
      let fallback = argument.write(plain)
      if !info.isRequired, fallback != "none", !fallback.isEmpty { info.fallback = fallback }
      infos.append(info)
    }
    return infos
  }

  /// The value as the language writes it, without what equals the defaults:
  /// `dense 16 relu bias off`.
  package func written(_ root: Root) -> String {
    let plain = Root()
    var text = name
    let parameters = arguments.filter { $0.info.role == .parameter }
    if parameters.contains(where: { $0.write(root) != $0.write(plain) }) {
      text += "(" + parameters.map { $0.write(root) }.joined(separator: ", ") + ")"
    }
    for argument in positionals(of: root, beside: plain) { text += " \(argument.write(root))" }
    for argument in arguments where argument.info.isOption {
      let value = argument.write(root)
      if value != argument.write(plain) { text += " \(argument.info.name) \(value)" }
    }
    return text
  }

  /// The arguments told by their place, up to the last that must be written: one before it can
  /// only be left out where it writes nothing.
  private func positionals(of root: Root, beside plain: Root) -> [Argument<Root>] {
    let all = arguments.filter { !$0.info.isOption && $0.info.role != .parameter }
    let last = all.lastIndex { $0.info.isRequired || $0.write(root) != $0.write(plain) }
    return all.prefix((last ?? -1) + 1).filter { !$0.write(root).isEmpty }
  }
}
