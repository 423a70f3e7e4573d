import Diagnostics
import Notebooks
import Rendering
import Reports
import Session

/// `nn render FILE …`: notebooks and scripts as pages, Jupyter notebooks or scripts.
enum RenderTool: Tool {
  static let name = "render"
  static let usage = "nn render FILE … --to html|ipynb|nn"
  static let summary = "Makes a page, a Jupyter notebook or a script of a notebook."
  static let details = """
    Nothing runs: the output is what nn record wrote into the notebook. A page (html) is one file with
    its pictures in it; of a hidden cell it shows the output alone. In a script (nn) prose stands in
    comments. Without --output, lesson.md becomes lesson.html beside it; links between notebooks that are
    rendered together lead from page to page. A script may be given too.
    """

  /// What a notebook can become, named as the files end.
  enum Target: String, CaseIterable {
    case html, ipynb, nn
  }

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    let target = try target(runner.options)
    if runner.options.output != nil, words.count > 1 {
      throw CommandLineOptions.Misuse(
        message: "--output is one file, and there are \(words.count) to render",
        hint: "leave --output out, or render one")
    }
    return try each(words) { render($0, target, along: words, runner) }
  }

  private static func target(
    _ options: CommandLineOptions
  ) throws(CommandLineOptions.Misuse) -> Target {
    let names = Target.allCases.map(\.rawValue)
    guard let word = options.target ?? options.output.flatMap({ FileEnding.of($0) }) else {
      throw CommandLineOptions.Misuse(
        message: "nn render needs to know what to make", hint: "write --to html, ipynb or nn")
    }
    guard let target = Target(rawValue: word) else {
      throw CommandLineOptions.Misuse(
        message: "--to is html, ipynb or nn, not '\(word)'",
        hint: Correction.nearest(to: word, among: names)?.hint)
    }
    return target
  }

  private static func render(
    _ file: String, _ target: Target, along files: [String], _ runner: ScriptRunner
  ) -> Int32 {
    let renderer = runner.renderer()
    do throws(Diagnostic) {
      let output = try output(for: file, target, runner.options)
      let page = try page(of: try runner.read(file), named: file)
      let made = try Rendered(page, as: target, of: file, along: files, session: runner.session)
      for warning in made.warnings { renderer.show(.warning(warning)) }
      if output == "-" {
        DescriptorOutput.standardOutput.write(made.text)
        return 0
      }
      try TextFile.write(made.text, to: output)
      if !runner.options.isQuiet { renderer.show(.text("\(output) written")) }
      return 0
    } catch {
      renderer.show(error.located(in: SourceText("", name: file)))
      return error.stage == .parse ? 2 : 1
    }
  }

  /// Where it goes: what was asked for, else beside the file; standard input to standard output.
  private static func output(
    for file: String, _ target: Target, _ options: CommandLineOptions
  ) throws(Diagnostic) -> String {
    if let output = options.output { return output }
    if file == "-" { return "-" }
    let output = FileEnding.replaced(in: file, by: target.rawValue)
    guard output != file else {
      throw Diagnostic(
        "render.same", "'\(file)' is already what it would become",
        hint: "write --output and another name")
    }
    return output
  }

  private static func page(of source: SourceText, named file: String) throws(Diagnostic) -> Page {
    let name = FileEnding.stem(of: file)
    guard FileEnding.of(file) == "nn" else {
      return try NotebookPage.page(source, name: name)
    }
    return try ScriptPage(source, name: name).page
  }
}
