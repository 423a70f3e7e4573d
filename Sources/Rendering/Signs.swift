/// The signs that lines are drawn with, each one column wide.
struct Signs {
  let separator: String
  let ellipsis: String
  let gutter: String
  let rule: String
  let barDone: String
  let barHalf: String
  let barOpen: String

  init(_ style: OutputStyle) {
    separator = style.isUnicode ? "·" : "|"
    ellipsis = style.isUnicode ? "…" : "~"
    gutter = style.isUnicode ? "│" : "|"
    rule = style.isUnicode ? "─" : "-"
    barDone = style.isUnicode ? "━" : "="
    barHalf = style.isUnicode ? "╸" : "-"
    barOpen = style.isUnicode ? "─" : "."
  }
}
