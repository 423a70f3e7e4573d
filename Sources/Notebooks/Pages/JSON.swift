/// A value of JSON, written the way Jupyter writes notebooks: one blank a level, every character as
/// itself.
indirect enum JSON {
  case text(String)
  case whole(Int)
  case yes
  case none
  case list([JSON])
  /// Fields in the order they are written.
  case fields([(String, JSON)])

  /// The text of a file.
  var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .text(let value): text += Self.quoted(value)
    case .whole(let value): text += String(value)
    case .yes: text += "true"
    case .none: text += "null"
    case .list(let values):
      Self.write(values, between: "[", "]", to: &text, indent) { value, text in
        value.write(to: &text, indent: indent + 1)
      }
    case .fields(let fields):
      Self.write(fields, between: "{", "}", to: &text, indent) { field, text in
        text += Self.quoted(field.0) + ": "
        field.1.write(to: &text, indent: indent + 1)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String,
    _ indent: Int, _ write: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 1)
      write(element, &text)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
