/// What `help notebooks` says: Markdown that runs.
enum NotebookHelp {
  static let name = "notebooks"

  static let page = """
    notebooks

    A Markdown file whose nn fences are cells that run, all of them in one session:

        # A first network

        ```nn
        data iris
        network 16 relu
        train epochs 100
        ```

    On the command line:
    \(list([
      ("nn FILE.md", "Runs the cells."),
      ("nn record FILE.md", "Runs them and writes what they said into output fences below them, and their figures beside the file, each with an image line."),
      ("nn test FILE.md", "Runs them and shows where their output is not what is recorded."),
      ("nn render FILE.md --to html", "Makes one page of it; ipynb makes a Jupyter notebook, nn a script."),
      ("nn check FILE.md", "Looks for mistakes without running."),
    ]))

    What is recorded must agree word by word, and numbers to the digits recorded; ... stands for \
    anything. Times are not compared.

    A cell takes options in a comment on the line before it:

        <!-- nn: tolerance=0.05 -->

    \(list([
      ("tolerance=X", "Numbers may differ by X, those above 1 by that share of themselves."),
      ("error", "The cell shows a mistake, and is wrong where it does not fail."),
      ("hide", "A page shows its output alone."),
      ("skip=slow", "It takes long: nn test leaves it out without --slow."),
    ]))

    In a script, #> lines below a statement are its recorded output, and record and test serve as well. \
    save session "x.md" writes the cells of a session as a notebook. help tutorial lists the lessons, \
    which are notebooks too.
    """

  private static func list(_ rows: [(String, String)]) -> String {
    HelpPage.columns(rows.map { .init(term: $0.0, explanation: $0.1) }).joined(separator: "\n")
  }
}
