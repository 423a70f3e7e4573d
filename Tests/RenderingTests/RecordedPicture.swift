import Glibc
import Testing

/// A picture in the folder `Pictures`, as it was when it was last looked at.
///
/// After a change that is meant, `NN_RECORD_PICTURES=1 scripts/test --filter PictureTests` writes the
/// pictures anew; `cat` every one that Git shows as changed before it is committed.
struct RecordedPicture {
  private static let folder =
    String(#filePath.dropLast("RecordedPicture.swift".count)) + "Pictures/"

  private let path: String

  /// The picture of a file's name.
  init(_ name: String) { path = Self.folder + name }

  /// Compares it byte by byte with what is drawn now, or records that.
  func check(_ text: String) throws {
    if getenv("NN_RECORD_PICTURES") != nil { try write(text) }
    let recorded = read()
    #expect(recorded == text, "\(path) differs:\n\(Self.differences(recorded ?? "", text))")
  }

  /// Lines of the one (-) and the other (+) that differ, with escape sequences to be seen.
  private static func differences(_ recorded: String, _ drawn: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(old.count, new.count) {
      let (before, after) = (
        index < old.count ? old[index] : nil, index < new.count ? new[index] : nil
      )
      guard before != after else { continue }
      lines += [before.map { "-\(index + 1): \($0)" }, after.map { "+\(index + 1): \($0)" }]
        .compactMap { $0 }
    }
    return lines.joined(separator: "\n").replacing("\u{1B}", with: "␛")
  }

  private func read() -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var byte = fgetc(file)
    while byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      byte = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(_ text: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fputs(text, file) >= 0)
  }
}
