import Testing

@testable import Notebooks

@Suite struct PagePicturesTests {
  private func pictures() -> PagePictures {
    PagePictures { path in
      switch path {
      case "a.png": [0x89, 0x50, 0x4E, 0x47, 1, 2]
      case "b c.jpg": [0xFF, 0xD8, 0xFF]
      case "d.svg": Array("<svg><script>x</script></svg>".utf8)
      case "e.svg": Array("<?xml version='1.0'?><svg class=\"nn-figure\" id=\"x\"></svg>".utf8)
      case "secret.png": Array("password".utf8)
      default: nil
      }
    }
  }

  @Test(arguments: [
    ("a.png", "<img src=\"data:image/png;base64,iVBORwEC\" alt=\"words\">"),
    ("b%20c.jpg", "<img src=\"data:image/jpeg;base64,/9j/\" alt=\"words\">"),
    (
      "d.svg",
      "<img src=\"data:image/svg+xml;base64,PHN2Zz48c2NyaXB0Png8L3NjcmlwdD48L3N2Zz4=\" alt=\"words\">"
    ),
    ("e.svg", "<svg class=\"nn-figure\" id=\"figure-1-x\"></svg>"),
    ("https://a.org/x.png", "<a href=\"https://a.org/x.png\">words</a>"),
    ("javascript:x", "<em>words</em>"), ("//a.org/x.png", "<a href=\"//a.org/x.png\">words</a>"),
    ("none.png", "<em>words</em>"), ("secret.png", "<em>words</em>"),
  ])
  func puts(address: String, html: String) {
    var pictures = pictures()
    #expect(pictures.html(address, description: "words") == html)
  }

  @Test func aFigureIsNamedByItsPath() {
    var pictures = PagePictures { $0 == "a#1 %20.svg" ? Array("<svg></svg>".utf8) : nil }
    let figure = Page.Figure(path: "a#1 %20.svg", description: "words")
    #expect(pictures.html(figure).hasPrefix("<img src=\"data:image/svg+xml;base64,"))
    #expect(pictures.missing.isEmpty)
  }

  @Test func countsDrawingsAndRemembersWhatIsMissing() {
    var pictures = pictures()
    _ = pictures.html("e.svg", description: "")
    #expect(pictures.html("e.svg", description: "").contains("figure-2-x"))
    #expect(pictures.missing.isEmpty)
    _ = pictures.html("none.png", description: "")
    #expect(pictures.missing == ["none.png"])
  }
}
