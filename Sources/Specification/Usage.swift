/// The usage line that stands under an error and in the help:
/// `train [epochs N] [batch N] [rate X] …`.
package enum Usage {
  package static func line(_ name: String, _ arguments: [ArgumentInfo]) -> String {
    var line = name
    let parameters = arguments.filter { $0.role == .parameter }
    if !parameters.isEmpty {
      line += "[(" + parameters.map(\.name).joined(separator: ", ") + ")]"
    }
    for argument in arguments where argument.role != .parameter {
      let form = form(of: argument)
      line += argument.isRequired ? " \(form)" : " [\(form)]"
    }
    return line
  }

  private static func form(of argument: ArgumentInfo) -> String {
    switch argument.role {
    case .option:
      if case .flag = argument.form, argument.fallback != "on" { return argument.name }
      return "\(argument.name) \(argument.placeholder)"
    case .entry: return "\(argument.placeholder) …"
    default: return argument.placeholder
    }
  }
}
