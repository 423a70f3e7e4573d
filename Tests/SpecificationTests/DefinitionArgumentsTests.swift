import Diagnostics
import Syntax
import Testing

@testable import Specification

/// The arguments of a command that a user defined.
struct DefinitionArgumentsTests {
  /// The parameter names that are taken, each with its value, and the values told by their place.
  private func arguments(_ line: String) throws -> [String] {
    var reader = ArgumentReader(try SpecificationTests.arguments(line), in: Variables())
    var found: [String] = []
    while !reader.isAtEnd {
      let name = reader.takeParameterName(among: ["a", "b"])
      let value = reader.source[try reader.expression().span]
      found.append(name.map { "\($0)=\(value)" } ?? value)
    }
    return found
  }

  @Test(arguments: [
    ("f 1 0.5", ["1", "0.5"]), ("f 1 b 0.5", ["1", "b=0.5"]), ("f b 0.5 1", ["b=0.5", "1"]),
    ("f a -1", ["a=-1"]), ("f a - 1", ["a - 1"]), ("f a", ["a"]), ("f a b", ["a=b"]),
    ("f a.x 1", ["a.x", "1"]), ("f a(1) 2", ["a(1)", "2"]), ("f c 1", ["c", "1"]),
    ("f [1 2] {a: 1}", ["[1 2]", "{a: 1}"]), ("f", []), ("f (a) 1", ["(a)", "1"]),
  ])
  func aNameBeforeAValueWins(line: String, expected: [String]) throws {
    #expect(try arguments(line) == expected)
  }

  @Test(arguments: ["f 1 +", "f 1- 1", "f a 1 <2", "f 1,2", "f 3x"])
  func checksExpressions(line: String) throws {
    let arguments = try SpecificationTests.arguments(line)
    #expect(throws: Diagnostic.self) { try ArgumentReader.checkExpressions(arguments) }
  }
}
