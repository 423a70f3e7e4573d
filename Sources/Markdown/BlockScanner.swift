import Diagnostics

/// Tells of each line of a Markdown text whether it is code between fences, as CommonMark does: in
/// quotes and lists too, and not in indented code, HTML or comments.
struct BlockScanner {
  /// What a line is.
  enum Line {
    case opening(Fence)
    /// A line of code, without what stands before it in a quote or a list.
    case code(Span)
    /// The line that closes a fence; the span is all before its marks.
    case closing(Span)
    case blank
    /// A comment that has the line for itself.
    case comment(Span)
    case text(Span)
  }

  /// The marks that begin a block of code.
  struct Fence {
    var mark: UInt8
    var length: Int
    /// What stands behind the marks.
    var info: Span
    /// Where the marks begin.
    var place: Int
    fileprivate var indentation: Int
    fileprivate var depth: Int
  }

  private enum Container {
    case quote
    /// An item of a list, whose lines are set in by so many columns.
    case item(Int)
  }

  private var containers: [Container] = []
  private var fence: Fence?
  private var html: HTMLBlock?
  private var inParagraph = false

  /// What the next line is.
  mutating func take(_ start: LineCursor) -> Line {
    var cursor = start
    let matched = matchContainers(&cursor)
    if let fence, matched >= fence.depth { return inside(fence, cursor, from: start) }
    if fence != nil { leave(to: matched) }
    if let html, matched == containers.count {
      if html.ends(with: cursor.bytesLeft) { self.html = nil }
      return cursor.isBlank ? .blank : .text(cursor.rest)
    }
    if matched < containers.count {
      guard !isLazy(cursor) else { return .text(cursor.rest) }
      leave(to: matched)
    }
    openContainers(&cursor)
    return leaf(cursor)
  }

  private mutating func leave(to depth: Int) {
    containers.removeLast(containers.count - depth)
    (fence, html, inParagraph) = (nil, nil, false)
  }

  // MARK: Containers

  /// How many of the open containers a line goes on in.
  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    for (depth, container) in containers.enumerated() {
      switch container {
      case .quote: guard Self.skipQuote(&cursor) else { return depth }
      case .item(let width):
        if cursor.isBlank { continue }
        guard cursor.indentation >= width else { return depth }
        cursor.skipBlanks(columns: width)
      }
    }
    return containers.count
  }

  private static func skipQuote(_ cursor: inout LineCursor) -> Bool {
    var ahead = cursor
    guard ahead.indentation < 4 else { return false }
    ahead.skipBlanks()
    guard ahead.next == UInt8(ascii: ">") else { return false }
    ahead.skip()
    ahead.skipBlanks(columns: 1)
    cursor = ahead
    return true
  }

  /// Whether a line goes on with a paragraph without the marks of its containers.
  private func isLazy(_ cursor: LineCursor) -> Bool {
    guard inParagraph, !cursor.isBlank else { return false }
    var ahead = cursor
    if cursor.indentation >= 4 { return true }
    if Self.skipQuote(&ahead) || Self.isRule(cursor) || Self.isHeading(cursor) { return false }
    if Self.item(cursor, inParagraph: false) != nil || opening(cursor) != nil { return false }
    ahead.skipBlanks()
    return HTMLBlock(ahead.bytesLeft, inParagraph: false) == nil
  }

  private mutating func openContainers(_ cursor: inout LineCursor) {
    while cursor.indentation < 4 {
      if Self.skipQuote(&cursor) {
        containers.append(.quote)
      } else if !Self.isRule(cursor),
        let (width, after) = Self.item(cursor, inParagraph: inParagraph)
      {
        containers.append(.item(width))
        cursor = after
      } else {
        return
      }
      inParagraph = false
    }
  }

  /// The item of a list that begins here: how far its lines are set in, and where its text begins.
  private static func item(
    _ cursor: LineCursor, inParagraph: Bool
  ) -> (width: Int, after: LineCursor)? {
    var after = cursor
    after.skipBlanks()
    let digits = after.bytesLeft.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if digits.isEmpty {
      guard let mark = after.next, "-+*".utf8.contains(mark) else { return nil }
    } else {
      guard digits.count < 10 else { return nil }
      for _ in digits { after.skip() }
      guard let mark = after.next, ".)".utf8.contains(mark) else { return nil }
    }
    after.skip()
    guard after.next.map(LineCursor.isBlank) ?? true else { return nil }
    if inParagraph {
      let isFirst = digits.isEmpty || Array(digits) == [UInt8(ascii: "1")]
      guard isFirst, !after.isBlank else { return nil }
    }
    let gap = after.indentation
    after.skipBlanks(columns: after.isBlank || gap > 4 ? 1 : gap)
    let width = after.column - cursor.column
    return (after.next == nil ? width + (gap == 0 ? 1 : 0) : width, after)
  }

  // MARK: Leaves

  private mutating func leaf(_ cursor: LineCursor) -> Line {
    if cursor.isBlank {
      inParagraph = false
      return .blank
    }
    if cursor.indentation >= 4 { return .text(cursor.rest) }
    if let opening = opening(cursor) {
      (fence, inParagraph) = (opening, false)
      return .opening(opening)
    }
    var text = cursor
    text.skipBlanks()
    if let block = HTMLBlock(text.bytesLeft, inParagraph: inParagraph) {
      return begin(block, text)
    }
    inParagraph = !Self.isRule(cursor) && !Self.isHeading(cursor) && !isUnderline(cursor)
    return .text(cursor.rest)
  }

  private mutating func begin(_ block: HTMLBlock, _ text: LineCursor) -> Line {
    inParagraph = false
    let isWhole = block.ends(with: text.bytesLeft)
    html = isWhole ? nil : block
    let isComment = text.bytesLeft.starts(with: "<!--".utf8)
    return isComment && isWhole ? .comment(text.rest) : .text(text.rest)
  }

  /// The fence that begins here.
  private func opening(_ cursor: LineCursor) -> Fence? {
    var ahead = cursor
    let indentation = ahead.indentation
    guard indentation < 4 else { return nil }
    ahead.skipBlanks()
    let place = ahead.place
    guard let mark = ahead.next, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let length = ahead.bytesLeft.prefix { $0 == mark }.count
    for _ in 0..<length { ahead.skip() }
    guard length >= 3, mark == UInt8(ascii: "~") || !ahead.bytesLeft.contains(mark) else {
      return nil
    }
    ahead.skipBlanks()
    return Fence(
      mark: mark, length: length, info: ahead.rest, place: place, indentation: indentation,
      depth: containers.count)
  }

  private mutating func inside(_ fence: Fence, _ cursor: LineCursor, from start: LineCursor) -> Line
  {
    var ahead = cursor
    ahead.skipBlanks()
    let marks = ahead.bytesLeft.prefix { $0 == fence.mark }.count
    let isAlone = ahead.bytesLeft.dropFirst(marks).allSatisfy { LineCursor.isBlank($0) }
    if cursor.indentation < 4, marks >= fence.length, isAlone {
      self.fence = nil
      return .closing(Span(start.place, ahead.place))
    }
    var code = cursor
    code.skipBlanks(columns: fence.indentation)
    return .code(code.rest)
  }

  private static func isHeading(_ cursor: LineCursor) -> Bool {
    var text = cursor
    text.skipBlanks()
    let marks = text.bytesLeft.prefix { $0 == UInt8(ascii: "#") }.count
    let after = text.bytesLeft.dropFirst(marks).first
    return (1...6).contains(marks) && (after.map(LineCursor.isBlank) ?? true)
  }

  /// Whether a line is a rule: three or more of `*`, `-` or `_`, and blanks.
  private static func isRule(_ cursor: LineCursor) -> Bool {
    let marks = cursor.bytesLeft.filter { !LineCursor.isBlank($0) }
    guard let mark = marks.first, "*-_".utf8.contains(mark), cursor.indentation < 4 else {
      return false
    }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
  }

  /// Whether a line makes a heading of the paragraph above it.
  private func isUnderline(_ cursor: LineCursor) -> Bool {
    let marks = cursor.bytesLeft.filter { !LineCursor.isBlank($0) }
    guard inParagraph, let mark = marks.first, "=-".utf8.contains(mark) else { return false }
    return marks.allSatisfy { $0 == mark }
  }
}
