import Markdown
import Testing

@Suite struct ProseTableTests {
  @Test func columnsStandUnderTheirHead() {
    let table =
      "| what | in `x` |\n|---|:-:|\n| a longer one | `a|b` |\n| b | c\\|d |\n| e |\n\nEnd."
    #expect(
      PlainProse.text(of: table, keepsMarks: true)
        == "  what          in x\n  ────────────  ────\n  a longer one  a|b\n  b             c|d\n  e\n\nEnd."
    )
  }

  /// Row after row, each with the names of the columns before what stands in them.
  @Test func aWideTableIsStackedWithItsMarks() {
    let long = String(repeating: "x", count: 70)
    #expect(
      PlainProse.text(
        of: "| here | Keras | ONNX |\n|---|---|---|\n| `a` | \(long) | b |\n| c | d | e |",
        keepsMarks: true)
        == "  `a`\n      Keras  \(long)\n      ONNX   b\n  c\n      Keras  d\n      ONNX   e")
  }
}
