/// A part of a Markdown text: a block or what stands in a line.
package struct MarkdownNode: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case document, paragraph, blockQuote, rule, item
    case heading(level: Int)
    /// A list; numbered from a number on, or with dots. In a tight one no paragraphs stand apart.
    case list(start: Int?, isTight: Bool)
    /// An item with a box, ticked or not.
    case task(isDone: Bool)
    /// A block of code; `info` is what stands after its fence.
    case code(info: String, text: String)
    case table([Alignment])
    case row(isHeader: Bool)
    case cell

    case text(String)
    case codeSpan(String)
    case emphasis, strong, strikethrough, softBreak, lineBreak
    case link(url: String, title: String)
    case image(url: String, title: String)
    /// HTML as it was written, a block or in a line.
    case html(String, isBlock: Bool)
  }

  package enum Alignment: Sendable { case none, left, centre, right }

  package var kind: Kind
  package var children: [MarkdownNode]

  package init(_ kind: Kind, _ children: [MarkdownNode] = []) {
    self.kind = kind
    self.children = children
  }

  /// Its words, without how they are written.
  package var plainText: String {
    switch kind {
    case .text(let text), .codeSpan(let text): text
    case .softBreak, .lineBreak: " "
    case .html, .code: ""
    default: children.map(\.plainText).joined()
    }
  }
}
