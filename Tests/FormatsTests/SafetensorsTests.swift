import Diagnostics
import Foundation
import Tensors
import Testing

@testable import Formats

@Suite struct SafetensorsTests {
  static let file = Safetensors(
    metadata: ["note": "grüße \"x\" /", "k": "v"],
    tensors: [
      .init("b", Tensor(Shape(2, 3), [1, 2, 3, 4, 5, -0.0])),
      .init("a", Tensor(Shape(1), [.infinity])), .init("empty", Tensor(Shape(0, 3), [])),
      .init("scalar", Tensor(Shape([]), [0.1])),
    ])

  /// A file of a header and bytes.
  static func bytes(_ header: String, _ data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + data
  }

  static func mistake(_ bytes: [UInt8]) -> String {
    do throws(Diagnostic) {
      _ = try Safetensors(bytes, name: "x.safetensors")
      return "nothing"
    } catch {
      return error.message.replacing(
        "'x.safetensors' is not a whole safetensors file: ", with: "")
    }
  }

  @Test func staysTheSame() throws {
    let again = try Safetensors(Self.file.bytes, name: "x")
    #expect(again == Self.file)
    #expect(again.bytes == Self.file.bytes)
    #expect(try Safetensors(Safetensors().bytes, name: "x") == Safetensors())
  }

  @Test func theHeaderIsSortedAndAligned() {
    let file = Safetensors(
      metadata: ["z": "1", "a": "/"], tensors: [.init("w", Tensor(Shape(1), [1]))])
    let header =
      #"{"__metadata__":{"a":"/","z":"1"},"w":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}}"#
    let padding = (8 - header.utf8.count % 8) % 8
    #expect(
      file.bytes
        == Self.bytes(header + String(repeating: " ", count: padding), [0, 0, 0x80, 0x3F]))
  }

  /// Written by Python's safetensors 0.8.0 (`safetensors.numpy.save`).
  @Test func aFileOfPython() throws {
    let data = try #require(
      Data(
        base64Encoded: """
          uAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJrIjoidiIsIm5vdGUiOiJncsO8w59lIFwieFwiIn0sImkiOnsiZHR5\
          cGUiOiJJNjQiLCJzaGFwZSI6WzIsMV0sImRhdGFfb2Zmc2V0cyI6WzAsMTZdfSwicyI6eyJkdHlwZSI6IkY2NCIs\
          InNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMTYsMjRdfSwiYiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwz\
          XSwiZGF0YV9vZmZzZXRzIjpbMjQsNDhdfSwieiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMCwzXSwiZGF0YV9v\
          ZmZzZXRzIjpbNDgsNDhdfSwiYSI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbNF0sImRhdGFfb2Zmc2V0cyI6WzQ4\
          LDU2XX0sInUiOnsiZHR5cGUiOiJVOCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzU2LDU4XX0sInQiOnsi\
          ZHR5cGUiOiJCT09MIiwic2hhcGUiOlsyXSwiZGF0YV9vZmZzZXRzIjpbNTgsNjBdfX0gIPn/////////AAAAAAAB\
          AACamZmZmZm5PwAAAAAAAIA+AAAAPwAAQD8AAIA/AACgPwA+AMD/ewEAAP8BAA==
          """))
    let file = try Safetensors([UInt8](data), name: "python")
    #expect(file.metadata == ["k": "v", "note": "grüße \"x\""])
    #expect(
      file.tensors == [
        .init("i", Tensor(Shape(2, 1), [-7, 1_099_511_627_776])),
        .init("s", Tensor(Shape([]), [0.1])),
        .init("b", Tensor(Shape(2, 3), [0, 0.25, 0.5, 0.75, 1, 1.25])),
        .init("z", Tensor(Shape(0, 3), [])),
        .init("a", Tensor(Shape(4), [1.5, -2, 65504, 0x1p-24])),
        .init("u", Tensor(Shape(2), [0, 255])), .init("t", Tensor(Shape(2), [1, 0])),
      ])
  }

  @Test(
    arguments: [
      ([], "it has only 0 bytes"), ([1, 2, 3], "it has only 3 bytes"),
      (bytes("{", length: .max), "its header would be 18446744073709551615 bytes long"),
      (bytes("{}", length: 3), "its header would be 3 bytes long"),
      (bytes("{", length: 100_000_001), "its header would be 100000001 bytes long"),
      (bytes(""), "its header does not parse"), (bytes("[]"), "its header does not parse"),
      (bytes("{"), "its header does not parse"), (bytes("\u{0}"), "its header does not parse"),
      (bytes(#"{"__metadata__":{"a":1}}"#), "its header does not parse"),
      (bytes(#"{"w":{"dtype":"F32"}}"#), "its header does not parse"),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[1e99],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
        "its header does not parse"
      ),
      (
        bytes(String(repeating: #"{"a":"#, count: 100_000)), "its header does not parse"
      ),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, [0, 0, 0]),
        "tensor 'w' does not begin where the one before it ends"
      ),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, [0, 0, 0, 0]),
        "tensor 'w' does not begin where the one before it ends"
      ),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#, [0, 0, 0, 0]),
        "tensor 'w' does not begin where the one before it ends"
      ),
      (
        bytes(
          #"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}"#,
          [0, 0, 0, 0]),
        "tensor 'w' does not begin where the one before it ends"
      ),
      (
        bytes(
          #"{"v":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"#
            + #""w":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#, [0, 0, 0]),
        "tensor 'w' does not begin where the one before it ends"
      ),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
        "the shape of tensor 'w' does not match its bytes"
      ),
      (
        bytes(
          #"{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}"#),
        "the shape of tensor 'w' does not match its bytes"
      ),
      (
        bytes(#"{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
        "the shape of tensor 'w' does not match its bytes"
      ),
      (
        bytes(#"{"w":{"dtype":"C128","shape":[1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
        "tensor 'w' has the unknown type 'C128'"
      ),
      (bytes("{}", [1, 2]), "2 bytes belong to no tensor"),
    ] as [([UInt8], String)])
  func brokenFiles(bytes: [UInt8], message: String) {
    #expect(Self.mistake(bytes) == message)
  }

  @Test func aFileOfAnotherKind() {
    let text = Array("sepal_length,species\n5.1,setosa\n".utf8)
    let found = #expect(throws: Diagnostic.self) { try Safetensors(text, name: "iris.csv") }
    #expect(found?.message == "'iris.csv' is not a safetensors file")
  }

  /// No cut and no changed byte of a real file may trap.
  @Test func damagedFiles() {
    let whole = Self.file.bytes
    for length in whole.indices { #expect(Self.mistake(Array(whole[..<length])) != "nothing") }
    var random = RandomStream(key: 3)
    for _ in 0..<2000 {
      var bytes = whole
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      _ = Self.mistake(bytes)
    }
  }

  @Test func filesOnDisk() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.safetensors"
    try Self.file.write(to: path)
    #expect(try Safetensors(contentsOf: path) == Self.file)
    for (path, message) in [
      (folder.path, "cannot read '\(folder.path)': it is not a file"),
      ("/dev/zero", "cannot read '/dev/zero': it is not a file"),
      ("/nowhere", "cannot read '/nowhere': no such file or directory"),
    ] {
      let failure = #expect(throws: Diagnostic.self) { try Safetensors(contentsOf: path) }
      #expect(failure?.message == message)
    }
  }
}
