/// How a page looks: on a phone, a desk and paper, by day and by night. Code has the hues it has at
/// the prompt; figures lie on the page's own background.
enum PageStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --back: #ffffff; --text: #1f2328; --faint: #5c6570; --line: #dde1e6; --code: #f5f6f8;
      --shade: #1f232826;
      --link: #0b5cad; --verb: #0b5cad; --kind: #a2338f; --option: #1c7282; --word: #6a5f00;
      --number: #a94f00; --quoted: #19743f; --mistake: #b3261e;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas,
        "DejaVu Sans Mono", "Liberation Mono", monospace;
      --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Sitka Text",
        Cambria, "Noto Serif", "DejaVu Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --back: #16191f; --text: #e6eaf0; --faint: #a0a9b5; --line: #343a44; --code: #1e222a;
        --shade: #00000080;
        --link: #7cb7ff; --verb: #7cb7ff; --kind: #e79ad9; --option: #76c7d4; --word: #cfc46a;
        --number: #f2a465; --quoted: #7fce9c; --mistake: #ff8f86;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--back); color: var(--text);
      font: 1.0625rem/1.62 var(--serif); overflow-wrap: break-word;
    }
    main { max-width: 43rem; margin: 0 auto; padding: 3.5rem 1.25rem 6rem; }
    h1, h2, h3, h4, h5, h6 {
      font-family: var(--sans); font-weight: 650; line-height: 1.25; letter-spacing: -0.012em;
      margin: 2.2em 0 0.6em; text-wrap: balance; break-after: avoid;
    }
    h1 { font-size: 2.05rem; letter-spacing: -0.022em; margin: 0 0 1.1em; }
    h2 { font-size: 1.42rem; }
    h3 { font-size: 1.14rem; }
    h4, h5, h6 { font-size: 1rem; }
    main > :first-child { margin-top: 0; }
    p, ul, ol, blockquote, figure, .table, .plain { margin: 0 0 1.15em; }
    p { text-wrap: pretty; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
    a.anchor { color: inherit; text-decoration: none; }
    a.anchor:hover::after { content: " #"; color: var(--faint); font-weight: 400; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    ul, ol { padding-left: 1.5em; }
    li + li, li > ul, li > ol { margin-top: 0.3em; }
    li > ul, li > ol { margin-bottom: 0; }
    li::marker { color: var(--faint); font-variant-numeric: tabular-nums; }
    .tasks { list-style: none; }
    .task input { width: 1em; height: 1em; margin: 0 0.45em 0 -1.45em; vertical-align: -0.12em; }
    blockquote { padding-left: 1.1em; border-left: 3px solid var(--line); color: var(--faint); }
    blockquote > :last-child { margin-bottom: 0; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2.6em 0; }
    img { max-width: 100%; height: auto; }
    code, pre, samp { font-family: var(--mono); font-variant-ligatures: none; }
    :not(pre) > code {
      font-size: 0.86em; padding: 0.12em 0.34em; border-radius: 4px; background: var(--code);
      box-decoration-break: clone; -webkit-box-decoration-break: clone;
    }
    pre {
      margin: 0; font-size: 0.84rem; line-height: 1.55; overflow-x: auto; tab-size: 2;
      overflow-wrap: normal;
    }
    pre code, pre samp { font-size: inherit; }
    .plain { padding: 0.85rem 1rem; border-radius: 7px; }
    .table { overflow-x: auto; }
    /* A shade at the edge where there is more to scroll to. */
    .code, .plain, .output, .table {
      --under: var(--back);
      background:
        linear-gradient(to right, var(--under) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
        linear-gradient(to left, var(--under) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
        linear-gradient(to right, var(--shade), transparent) 0 0 / 0.6rem 100% no-repeat scroll,
        linear-gradient(to left, var(--shade), transparent) 100% 0 / 0.6rem 100% no-repeat scroll,
        var(--under);
    }
    .code, .plain { --under: var(--code); }
    table {
      border-collapse: collapse; font: 0.92rem/1.45 var(--sans); font-variant-numeric: tabular-nums;
    }
    th, td {
      padding: 0.45em 1.4em 0.45em 0; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--line); overflow-wrap: normal;
    }
    th { font-weight: 600; border-bottom-color: var(--faint); white-space: nowrap; }
    .right { text-align: right; }
    .centre { text-align: center; }
    .cell { position: relative; margin: 1.6em 0 1.75em; scroll-margin-top: 1rem; }
    .code {
      padding: 0.8rem 1rem; border-radius: 7px;
      box-shadow: inset 3px 0 0 var(--verb);
    }
    .output { padding: 0.1rem 1rem; margin-top: 0.6rem; line-height: 1.42; font-size: 0.8rem; }
    .mistake .code { box-shadow: inset 3px 0 0 var(--mistake); }
    .mistake .output { color: var(--mistake); }
    .number {
      position: absolute; right: calc(100% + 0.85rem); top: 0.8rem; color: var(--faint);
      font: 0.8rem/1.628 var(--mono); text-decoration: none;
    }
    .cell:target .number, .number:hover { color: var(--link); }
    .v { color: var(--verb); font-weight: 600; }
    .k { color: var(--kind); }
    .o { color: var(--option); }
    .w { color: var(--word); }
    .n { color: var(--number); }
    .t { color: var(--quoted); }
    .c { color: var(--faint); font-style: italic; }
    figure { text-align: center; }
    .cell figure { margin: 1em 0 0; }
    figure svg, figure img { display: block; margin: 0 auto; max-width: 100%; height: auto; }
    figcaption { margin-top: 0.5em; font: 0.88rem/1.45 var(--sans); color: var(--faint); }
    @media (max-width: 52rem) {
      main { padding: 1.75rem 1.1rem 4rem; }
      h1 { font-size: 1.7rem; }
      h2 { font-size: 1.28rem; }
      .number { position: static; display: block; margin-bottom: 0.2rem; font-size: 0.72rem; }
      .code, .plain { padding: 0.7rem 0.85rem; }
      .output { padding: 0.1rem 0.85rem; }
      /* A drawing has a margin of its own, and every bit of width helps its words. */
      figure, .cell figure { margin-left: -1.1rem; margin-right: -1.1rem; overflow-x: auto; }
      /* Below this its words are too small to read; then one scrolls. */
      figure svg { max-width: max(100%, 33rem); }
    }
    /* Long lines of output may use the margin. */
    @media screen and (min-width: 60rem) {
      .output { margin-right: max(-13rem, (43rem - 100vw) / 2 + 2rem); }
    }
    @media print {
      :root {
        color-scheme: light;
        --back: #ffffff; --text: #000000; --faint: #555555; --line: #cccccc; --code: #f5f6f8;
        --link: #0b5cad; --verb: #0b5cad; --kind: #a2338f; --option: #1c7282; --word: #6a5f00;
        --number: #a94f00; --quoted: #19743f; --mistake: #b3261e;
      }
      @page { margin: 18mm 18mm 18mm 12mm; }
      html { font-size: 9.5pt; }
      body { line-height: 1.5; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      main { max-width: none; padding: 0 0 0 11mm; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; }
      .code, .plain, .output, .table { background: var(--under); overflow: visible; }
      .number { position: absolute; right: calc(100% + 0.6rem); margin: 0; }
      figure svg, figure img { max-height: 85mm; }
      .cell, .code, .plain, figure, tr, blockquote { break-inside: avoid; }
      .code { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      a { color: inherit; }
    }

    """
}
