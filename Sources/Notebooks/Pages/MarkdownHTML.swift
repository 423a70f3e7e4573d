/// Writes the tree of a Markdown text as HTML. HTML in the text stands there as it was written, but
/// for comments, which are left out.
struct MarkdownHTML {
  private var anchors = Anchors()
  private(set) var pictures: PagePictures
  /// What stands in place of a block of code with this after its fence; `nil` for code as it is.
  private let block: (String, inout PagePictures) -> String?
  /// Paths that are written as other files, by what they are in the text.
  private let files: [String: String]
  private var text = ""

  init(
    pictures: PagePictures, files: [String: String] = [:],
    block: @escaping (String, inout PagePictures) -> String? = { _, _ in nil }
  ) {
    self.pictures = pictures
    self.files = files
    self.block = block
  }

  /// The HTML of a document.
  mutating func html(_ document: MarkdownNode) -> String {
    text = ""
    write(document.children)
    return text
  }

  private mutating func write(_ nodes: [MarkdownNode], isTight: Bool = false) {
    for node in nodes { write(node, isTight: isTight) }
  }

  private mutating func write(_ node: MarkdownNode, isTight: Bool) {
    switch node.kind {
    case .document: write(node.children)
    case .paragraph: writeParagraph(node, isTight: isTight)
    case .heading(let level): writeHeading(node, level)
    case .blockQuote: writeBlock("blockquote", node.children)
    case .rule: text += "<hr>\n"
    case .list(let start, let isTight): writeList(node, start, isTight)
    case .item: writeItem(node, isTight)
    case .task(let isDone): writeTask(node, isDone, isTight)
    case .code(let info, let code): writeCode(info, code)
    case .table(let alignments): writeTable(node, alignments)
    case .html(let html, _): if !html.hasPrefix("<!--") { text += HTMLText.escaped(html) }
    default: writeInline(node)
    }
  }

  // MARK: Blocks

  private mutating func writeBlock(_ tag: String, _ children: [MarkdownNode]) {
    text += "<\(tag)>\n"
    write(children)
    text += "</\(tag)>\n"
  }

  private mutating func writeParagraph(_ node: MarkdownNode, isTight: Bool) {
    if node.children.count == 1, case .image(let url, let title) = node.children[0].kind {
      return writeFigure(url, title, node.children[0].plainText)
    }
    guard !node.children.allSatisfy(\.isComment) else { return }
    text += isTight ? "" : "<p>"
    write(node.children)
    text += isTight ? "" : "</p>\n"
  }

  private mutating func writeHeading(_ node: MarkdownNode, _ level: Int) {
    let name = HTMLText.escaped(anchors.name(for: node.plainText))
    text += "<h\(level) id=\"\(name)\"><a class=\"anchor\" href=\"#\(name)\">"
    // A link in a heading would stand in the heading's own.
    for child in node.children {
      if case .link = child.kind { write(child.children) } else { write([child]) }
    }
    text += "</a></h\(level)>\n"
  }

  private mutating func writeList(_ node: MarkdownNode, _ start: Int?, _ isTight: Bool) {
    let hasTasks = node.children.contains { if case .task = $0.kind { true } else { false } }
    let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    let tag = start == nil ? "ul" : "ol"
    text += "<\(tag)\(first)\(hasTasks ? " class=\"tasks\"" : "")>\n"
    write(node.children, isTight: isTight)
    text += "</\(tag)>\n"
  }

  private mutating func writeItem(_ node: MarkdownNode, _ isTight: Bool) {
    text += "<li>"
    write(node.children, isTight: isTight)
    text += "</li>\n"
  }

  private mutating func writeTask(_ node: MarkdownNode, _ isDone: Bool, _ isTight: Bool) {
    text += "<li class=\"task\"><input type=\"checkbox\" disabled\(isDone ? " checked" : "")> "
    write(node.children, isTight: isTight)
    text += "</li>\n"
  }

  private mutating func writeCode(_ info: String, _ code: String) {
    if let html = block(info, &pictures) {
      text += html
    } else {
      text += "<pre class=\"plain\" tabindex=\"0\"><code>\(HTMLText.escaped(code))</code></pre>\n"
    }
  }

  private mutating func writeTable(_ node: MarkdownNode, _ alignments: [MarkdownNode.Alignment]) {
    text += "<div class=\"table\" tabindex=\"0\"><table>\n"
    var isInBody = false
    for row in node.children {
      let isHeader = row.kind == .row(isHeader: true)
      if isHeader { text += "<thead>\n" }
      if !isHeader, !isInBody { text += "<tbody>\n" }
      isInBody = isInBody || !isHeader
      writeRow(row, alignments, isHeader ? "th" : "td")
      if isHeader { text += "</thead>\n" }
    }
    text += (isInBody ? "</tbody>\n" : "") + "</table></div>\n"
  }

  private mutating func writeRow(
    _ row: MarkdownNode, _ alignments: [MarkdownNode.Alignment], _ tag: String
  ) {
    text += "<tr>"
    for (index, cell) in row.children.enumerated() {
      let name = index < alignments.count ? alignments[index].className : ""
      text += "<\(tag)\(HTMLText.attribute("class", name))>"
      write(cell.children)
      text += "</\(tag)>"
    }
    text += "</tr>\n"
  }

  // MARK: Within a line

  private mutating func writeInline(_ node: MarkdownNode) {
    switch node.kind {
    case .text(let words): text += HTMLText.escaped(words)
    case .codeSpan(let code): text += "<code>\(HTMLText.escaped(code))</code>"
    case .emphasis: writeSpan("em", node)
    case .strong: writeSpan("strong", node)
    case .strikethrough: writeSpan("del", node)
    case .softBreak: text += "\n"
    case .lineBreak: text += "<br>\n"
    case .link(let url, let title): writeLink(node, url, title)
    case .image(let url, let title): text += picture(url, title, node.plainText)
    default: write(node.children)
    }
  }

  private mutating func writeSpan(_ tag: String, _ node: MarkdownNode) {
    text += "<\(tag)>"
    write(node.children)
    text += "</\(tag)>"
  }

  private mutating func writeLink(_ node: MarkdownNode, _ url: String, _ title: String) {
    guard Address(url).isSafe else { return write(node.children) }
    let url = written(url)
    text += "<a href=\"\(HTMLText.escaped(url))\"\(HTMLText.attribute("title", title))>"
    write(node.children)
    text += "</a>"
  }

  /// Where a link leads once the files beside this one are written too.
  private func written(_ url: String) -> String {
    let path = url.prefix { $0 != "#" && $0 != "?" }
    return files[Address(url).path].map { $0 + url[path.endIndex...] } ?? url
  }

  // MARK: Pictures

  private mutating func writeFigure(_ url: String, _ title: String, _ description: String) {
    text += "<figure>" + picture(url, "", description)
    if !title.isEmpty { text += "<figcaption>\(HTMLText.escaped(title))</figcaption>" }
    text += "</figure>\n"
  }

  private mutating func picture(_ url: String, _ title: String, _ description: String) -> String {
    pictures.html(url, title: title, description: description)
  }
}

extension MarkdownNode {
  fileprivate var isComment: Bool {
    switch kind {
    case .html(let html, _): html.hasPrefix("<!--")
    case .softBreak: true
    default: false
    }
  }
}

extension MarkdownNode.Alignment {
  fileprivate var className: String {
    switch self {
    case .none: ""
    case .left: "left"
    case .centre: "centre"
    case .right: "right"
    }
  }
}
