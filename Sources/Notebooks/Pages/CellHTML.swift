import Session

/// A cell as HTML: its number, its code, what it gave and what it drew.
enum CellHTML {
  static func html(
    _ cell: Page.Cell, _ colours: [ColouredRange], _ pictures: inout PagePictures
  ) -> String {
    if cell.isHidden, cell.output?.isEmpty ?? true, cell.figures.isEmpty { return "" }
    let name = "cell-\(cell.number)"
    var html = "<section class=\"cell\(cell.isMistake ? " mistake" : "")\" id=\"\(name)\">\n"
    if !cell.isHidden {
      html += "<a class=\"number\" href=\"#\(name)\">[\(cell.number)]</a>\n"
      let code = CodeHTML.html(trimmed(cell.code), colours)
      html += "<pre class=\"code\" tabindex=\"0\"><code>\(code)</code></pre>\n"
    }
    if let output = cell.output, !output.isEmpty {
      let lines = output.map { HTMLText.escaped($0) }.joined(separator: "\n")
      html += "<pre class=\"output\" tabindex=\"0\"><samp>\(lines)</samp></pre>\n"
    }
    for figure in cell.figures {
      html += "<figure>\(pictures.html(figure))</figure>\n"
    }
    return html + "</section>\n"
  }

  private static func trimmed(_ code: String) -> String {
    var code = code
    while code.last?.isNewline == true { code.removeLast() }
    return code
  }
}
