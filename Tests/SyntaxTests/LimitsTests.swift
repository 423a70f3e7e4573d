import Diagnostics
import Glibc
import Testing

@testable import Syntax

/// Texts that are too deep or too long, and how long honest ones take.
struct LimitsTests {
  /// Brackets as deep as they may be, and `more` deeper.
  private func nested(_ opening: String, _ closing: String, more: Int = 0) -> String {
    let perLevel = opening == "\"{[" ? 2 : 1
    let count = Limits.nesting / perLevel + more
    return String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)
  }

  static let brackets = [
    ("(", ")"), ("[", "]"), ("{a: ", "}"), ("f(", ")"), ("x[", "]"), ("\"{", "}\""),
    ("if a { ", " }"), ("if a {\n", "\n} else { }"), ("time { ", " }"), ("\"{[", "]}\""),
  ]

  @Test(arguments: brackets)
  func bracketsNestTwoHundredDeep(opening: String, closing: String) {
    #expect(!tree(nested(opening, closing)).hasPrefix("!"))
    #expect(
      tree(nested(opening, closing, more: 1)) == "! brackets are nested deeper than 200")
  }

  @Test func theMessagePointsAtTheFirstBracketTooMany() {
    Mistake(
      String(repeating: "(", count: 200) + "‹(›1" + String(repeating: ")", count: 201),
      "brackets are nested deeper than 200", "give a part of it a name with let"
    ).check()
  }

  @Test(arguments: ["- ", "not ", "1 + ", "2 ^ ", "a and ", "a or ", "1 * "])
  func expressionsHaveAThousandOperators(operation: String) {
    let longest = String(repeating: operation, count: Limits.operators) + "1"
    #expect(!tree("let x = \(longest)").hasPrefix("!"))
    #expect(
      tree("let x = \(operation)\(longest)") == "! one expression has more than 1000 operators")
  }

  @Test(arguments: [".a", "[1]"])
  func indicesAndFieldsCountAsOperators(part: String) {
    let longest = "x" + String(repeating: part, count: Limits.operators)
    #expect(!tree(longest).hasPrefix("!"))
    #expect(tree(longest + part) == "! one expression has more than 1000 operators")
  }

  /// The limit is on how deep the tree gets: values side by side do not add up.
  @Test func listsMayBeLong() {
    let numbers = Array(repeating: "-1 + 2", count: 2000)
    #expect(!tree("[" + numbers.joined(separator: ", ") + "]").hasPrefix("!"))
    #expect(!tree("f(" + numbers.joined(separator: ", ") + ")").hasPrefix("!"))
    #expect(!tree("\"" + numbers.map { "{\($0)}" }.joined() + "\"").hasPrefix("!"))
    let fields = numbers.enumerated().map { "a\($0.offset): \($0.element)" }
    #expect(!tree("{" + fields.joined(separator: ", ") + "}").hasPrefix("!"))
  }

  @Test(arguments: [("\"{", "}\""), ("[", "]"), ("f(", ")"), ("{a: ", "}")])
  func nestingDoesNotHideALongExpression(opening: String, closing: String) {
    let signs = String(repeating: "-", count: 600)
    #expect(!tree(opening + signs + "1" + closing).hasPrefix("!"))
    #expect(
      tree(opening + signs + opening + signs + "1" + closing + closing)
        == "! one expression has more than 1000 operators")
  }

  /// As much stack as a debug build needs; a release build needs less than 512 KB.
  @Test func theDeepestTextsNeedLittleStack() {
    let texts =
      Self.brackets.map { nested($0, $1) }
      + [String(repeating: "2^", count: 1000) + "1", String(repeating: "-", count: 1000) + "1"]
    for text in texts {
      let found = onThread(stack: 3 << 20) { !tree(text).hasPrefix("!") }
      #expect(found, "\(text.prefix(20))")
    }
  }

  @Test func aLineHasAMillionBytes() {
    let line = "\"" + String(repeating: "x", count: Limits.lineLength - 2) + "\""
    #expect(!tree("1\n\(line)\n2").hasPrefix("!"))
    let result = Parser.read(SourceText("1\n\(line) \n2"), vocabulary: vocabulary)
    #expect(
      result.diagnostics.first?.message == "this line has 1000001 bytes; a line may have 1000000")
    #expect(result.diagnostics.first?.span == Span(2, 2))
  }

  /// Long texts of every shape: the time grows with the length, not with its square.
  @Test(arguments: [
    "1;", "x ", "(1)", "\"a{1}b\"", "[1 2],", "\r", "\\\r", "é", "🙂", "# ", ";", "-", "x.", "x[1]",
    "\n", "train epochs 5\n", "if a { 1 }\n", "let = \n", "\"\\\"", "{a: 1}", "..", "a=1 ", "\"{\r",
    "1_", "a\n{", "(", "x{",
  ])
  func longTextsTakeLinearTime(piece: String) {
    func seconds(_ bytes: Int) -> Double {
      let text = String(repeating: piece, count: bytes / piece.utf8.count)
      let start = threadSeconds()
      _ = Parser.read(SourceText(text), vocabulary: vocabulary)
      _ = Parser.read(SourceText("[\(text)]"), vocabulary: vocabulary)
      _ = try? Formatter.format(SourceText("print \(text)"), vocabulary: vocabulary)
      return threadSeconds() - start
    }
    let (short, long) = (seconds(5000), seconds(50_000))
    #expect(long < max(0.5, 40 * short), "\(short) s, then \(long) s")
  }
}

/// Runs `body` on a thread of its own, with so many bytes of stack.
private func onThread(stack bytes: Int, _ body: @escaping @Sendable () -> Bool) -> Bool {
  final class Job {
    let body: () -> Bool
    var result = false
    init(_ body: @escaping () -> Bool) { self.body = body }
  }
  let job = Job(body)
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, bytes)
  var thread = pthread_t()
  let created = pthread_create(
    &thread, &attributes,
    { pointer in
      guard let pointer else { return nil }
      let job = Unmanaged<Job>.fromOpaque(pointer).takeUnretainedValue()
      job.result = job.body()
      return nil
    }, Unmanaged.passUnretained(job).toOpaque())
  guard created == 0 else { return false }
  pthread_join(thread, nil)
  return job.result
}

/// The processor time of this thread: other work on the machine does not count.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
