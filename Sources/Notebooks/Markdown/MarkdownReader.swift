import CMarkdown
package import Diagnostics

/// Reads GitHub-flavoured Markdown with the library cmark-gfm.
package enum MarkdownReader {
  /// How deep blocks and spans may stand in each other.
  private static let deepest = 100

  /// The tree of a text; throws where the library is missing or the text is nested too deeply.
  package static func read(_ text: String) throws(Diagnostic) -> MarkdownNode {
    guard markdown_open() else {
      throw Diagnostic(
        "markdown.library", "the library cmark-gfm, which reads Markdown, is not installed",
        hint: "apt-get install libcmark-gfm-extensions0.29.0.gfm.6")
    }
    var text = text
    let tree = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { markdown_parse($0.baseAddress, $0.count) }
    }
    guard let tree else {
      throw Diagnostic("markdown.memory", "this text does not fit into memory")
    }
    defer { markdown_free(tree) }
    return try node(tree, depth: 0)
  }

  private static func node(
    _ node: OpaquePointer, depth: Int
  ) throws(Diagnostic) -> MarkdownNode {
    guard depth < deepest else {
      throw Diagnostic(
        "markdown.depth", "this text is nested more than \(deepest) levels deep",
        hint: "take some of the '>' or list marks away", stage: .parse)
    }
    var children: [MarkdownNode] = []
    var child = markdown_first_child(node)
    while let inner = child {
      let read = try self.node(inner, depth: depth + 1)
      // A bare link leaves empty texts around itself.
      if read.kind != .text("") { children.append(read) }
      child = markdown_next(inner)
    }
    return MarkdownNode(kind(markdown_describe(node)), children)
  }

  private static func kind(_ facts: markdown_facts) -> MarkdownNode.Kind {
    let literal = text(facts.literal)
    return switch text(facts.type) {
    case "document": .document
    case "heading": .heading(level: Int(facts.level))
    case "block_quote": .blockQuote
    case "list": .list(start: facts.is_ordered ? Int(facts.start) : nil, isTight: facts.is_tight)
    case "item": .item
    case "tasklist": .task(isDone: facts.is_done)
    case "code_block": .code(info: text(facts.info), text: literal)
    case "thematic_break": .rule
    case "table": .table(alignments(facts))
    case "table_header", "table_row": .row(isHeader: facts.is_header)
    case "table_cell": .cell
    case "text": .text(literal)
    case "code": .codeSpan(literal)
    case "emph": .emphasis
    case "strong": .strong
    case "strikethrough": .strikethrough
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "link": .link(url: text(facts.url), title: text(facts.title))
    case "image": .image(url: text(facts.url), title: text(facts.title))
    case "html_block": .html(literal, isBlock: true)
    case "html_inline": .html(literal, isBlock: false)
    default: .paragraph
    }
  }

  private static func alignments(_ facts: markdown_facts) -> [MarkdownNode.Alignment] {
    UnsafeBufferPointer(start: facts.alignments, count: Int(facts.columns)).map { sign in
      switch sign {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private static func text(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
