import Rendering
import Testing

/// Random editing, compared cell by cell with what a screen should show.
@Suite(.serialized) struct EditingSequenceTests {
  @Test(arguments: 1...50)
  func theScreenShowsTheBlock(_ seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let columns = Int.random(in: 20...80, using: &random)
    let session = try PromptSession(columns: columns, rows: 30)
    let top = session.terminal.screen.cursor.row
    var line = TypedBlock()
    for step in 1...60 {
      let key = TypedBlock.Key.random(using: &random)
      if key == .right || key == .end, line.ghost(columns) != nil { try compare() }
      session.terminal.send(key.bytes)
      line.press(key, columns: columns)
      if step % 20 == 0 { try compare() }
    }
    session.terminal.settle(for: 0.02)
    try compare()
    #expect(line.screen(columns: columns).matches(session.terminal.screen, from: top))
    session.terminal.send(Keys.interrupt)
    try session.terminal.wait("an empty prompt") { $0.cursorLine == "nn[1]>" }

    func compare() throws {
      let expected = line.screen(columns: columns)
      try session.terminal.wait("screen as expected:\n\(expected.description)") { screen in
        expected.matches(screen, from: top)
      }
    }
  }
}

/// A block as it should be after some keys: the simplest thing that can be right.
struct TypedBlock {
  enum Key: Equatable {
    case letter(Character)
    case left, right, home, end, back, delete, lineBreak

    static func random(using random: inout SeededGenerator) -> Key {
      let others: [Key] = [
        .left, .left, .left, .right, .right, .home, .end, .back, .delete, .lineBreak,
      ]
      if Int.random(in: 0..<10, using: &random) < 4 {
        return others.randomElement(using: &random) ?? .left
      }
      let letters = Array("abzZ 01!éüñ中文变量字😀🎉\"#")
      return .letter(letters.randomElement(using: &random) ?? "a")
    }

    var bytes: String {
      switch self {
      case .letter(let letter): String(letter)
      case .left: Keys.left
      case .right: Keys.right
      case .home: Keys.home
      case .end: Keys.end
      case .back: Keys.back
      case .delete: Keys.delete
      case .lineBreak: "\u{1B}\r"
      }
    }
  }

  private(set) var letters: [Character] = []
  private(set) var cursor = 0

  mutating func press(_ key: Key, columns: Int) {
    switch key {
    case .letter(let letter): insert([letter])
    case .lineBreak:
      while cursor < letters.count, letters[cursor] == " " { letters.remove(at: cursor) }
      insert(["\n"])
    case .left: cursor = max(cursor - 1, 0)
    case .right where cursor < letters.count: cursor += 1
    case .home: while cursor > 0, letters[cursor - 1] != "\n" { cursor -= 1 }
    case .end where cursor < letters.count:
      while cursor < letters.count, letters[cursor] != "\n" { cursor += 1 }
    case .right, .end: if let ghost = ghost(columns) { insert(Array(ghost.whole)) }
    case .back:
      if cursor > 0 {
        cursor -= 1
        letters.remove(at: cursor)
      }
    case .delete: if cursor < letters.count { letters.remove(at: cursor) }
    }
  }

  private mutating func insert(_ new: [Character]) {
    letters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  /// The grey text behind a `z`, and how much of it there is room for.
  func ghost(_ columns: Int) -> (whole: String, shown: String)? {
    guard letters.last == "z", cursor == letters.count else { return nil }
    let whole = "oo 中文 2 words"
    let room = columns - 1 - ExpectedScreen(self, columns: columns).end.column
    return room > 0 ? (whole, DisplayWidth.truncated(whole, to: room)) : nil
  }

  func screen(columns: Int) -> ExpectedScreen {
    var screen = ExpectedScreen(self, columns: columns)
    if let ghost = ghost(columns) { screen.write(ghost.shown, style: "38;5;244") }
    return screen
  }
}

/// The cells that a block takes, and their colours.
struct ExpectedScreen: CustomStringConvertible {
  private var rows: [[TerminalScreen.Cell]] = []
  private let columns: Int
  private var cursor = (row: 0, column: 0)
  private(set) var end = (row: 0, column: 0)

  init(_ block: TypedBlock, columns: Int) {
    self.columns = columns
    write("nn[1]>", style: "1;34")
    write(" ", style: "")
    for (index, letter) in (block.letters + ["\n"]).enumerated() {
      let isPushed = DisplayWidth.of(String(letter)) == 2 && end.column == columns - 1
      if index == block.cursor { cursor = isPushed ? (end.row + 1, 0) : end }
      if index == block.letters.count { continue }
      if letter == "\n" {
        end = (end.row + 1, 0)
        write("  ", style: "")
        write("···>", style: "2")
        write(" ", style: "")
      } else {
        write(String(letter), style: Self.style(of: letter))
      }
    }
  }

  private static func style(of letter: Character) -> String {
    switch letter {
    case "0"..."9": "38;5;208"
    case "A"..."Z": "1;38;5;33"
    case "!": "31"
    case "中", "文", "变", "量", "字": "38;5;35"
    default: ""
    }
  }

  mutating func write(_ text: String, style: String) {
    for letter in text {
      let width = DisplayWidth.of(String(letter))
      if end.column + width > columns { end = (end.row + 1, 0) }
      while rows.count <= end.row { rows.append([]) }
      while rows[end.row].count < end.column { rows[end.row].append(.init()) }
      rows[end.row].append(.init(text: String(letter), style: letter == " " ? "" : style))
      if width == 2 { rows[end.row].append(.init(text: "", style: style)) }
      end.column += width
      if end.column == columns { end = (end.row + 1, 0) }
    }
  }

  /// Every cell from a row on is as it should be, and so is the cursor.
  func matches(_ screen: TerminalScreen, from top: Int) -> Bool {
    guard screen.showsCursor, screen.cursor == (top + cursor.row, cursor.column) else {
      return false
    }
    return (top..<screen.rows).allSatisfy { row in
      let expected = row - top < rows.count ? rows[row - top] : []
      return screen.cells[row].enumerated().allSatisfy { column, cell in
        let right = column < expected.count ? expected[column] : .init()
        return cell.text == right.text && (cell.text == " " || cell.style == right.style)
      }
    }
  }

  var description: String {
    rows.map { $0.map(\.text).joined() }.joined(separator: "\n") + "\n(cursor \(cursor))"
  }
}
