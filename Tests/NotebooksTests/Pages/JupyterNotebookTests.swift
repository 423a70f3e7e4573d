import Foundation
import Testing

@testable import Notebooks

@Suite struct JupyterNotebookTests {
  private let pictures = PagePictures { $0 == "a.svg" ? Array("<svg>\n</svg>\n".utf8) : nil }
  private let page = Page(
    name: "lesson",
    pieces: [
      .prose("# Title\n\nText\n\n"),
      .cell(
        Page.Cell(
          number: 1, code: "print 1\nplot loss\n", output: ["1"],
          figures: [Page.Figure(path: "a.svg", description: "Loss")], isHidden: true)),
    ])

  @Test func writesFormat4Point5() {
    #expect(
      JupyterNotebook(page, pictures).text == """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "238dbf2d",
           "metadata": {},
           "source": [
            "# Title\\n",
            "\\n",
            "Text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "a22cf782",
           "metadata": {
            "jupyter": {
             "source_hidden": true
            }
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "1\\n"
             ]
            },
            {
             "data": {
              "image/svg+xml": [
               "<svg>\\n",
               "</svg>\\n"
              ],
              "text/plain": [
               "Loss"
              ]
             },
             "metadata": {},
             "output_type": "display_data"
            }
           ],
           "source": [
            "print 1\\n",
            "plot loss"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "Neurite",
           "language": "neurite",
           "name": "neurite"
          },
          "language_info": {
           "file_extension": ".nn",
           "mimetype": "text/x-neurite",
           "name": "neurite",
           "pygments_lexer": "text"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """)
  }

  @Test func everyCellHasANameOfItsOwn() throws {
    let same = Page(name: "x", pieces: Array(repeating: .prose("a"), count: 20))
    let data = Data(JupyterNotebook(same, pictures).text.utf8)
    let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let names = cells.compactMap { $0["id"] as? String }
    #expect(Set(names).count == 20)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{8}/) != nil })
  }

  @Test func aCellThatNeverRanHasNoCount() {
    let page = Page(name: "x", pieces: [.cell(Page.Cell(number: 1, code: "a"))])
    #expect(JupyterNotebook(page, pictures).text.contains("\"execution_count\": null"))
  }

  @Test func saysWhichFiguresAreMissing() {
    let figure = Page.Figure(path: "b.svg", description: "")
    let page = Page(name: "x", pieces: [.cell(Page.Cell(number: 1, code: "a", figures: [figure]))])
    #expect(JupyterNotebook(page, pictures).missingPictures == ["b.svg"])
  }
}
