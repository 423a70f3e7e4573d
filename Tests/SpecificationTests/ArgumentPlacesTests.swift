import Diagnostics
import Testing

@testable import Specification

/// Where a mistake that a command finds is shown.
struct ArgumentPlacesTests {
  private func place(_ line: String, _ message: String, argument: String? = nil) throws -> String {
    let kind = Kind<Order>(Order.self) { $0 }
    let places = try kind.bind(try arguments(line), in: Variables()).places
    let span = places.place(of: Diagnostic("test", message, argument: argument))
    return span.map { SourceText(line)[$0] } ?? "-"
  }

  @Test(arguments: [
    ("item", "bread-x"), ("count", "n * 2"), ("names", "[a, \"b c\"]"), ("wait", "5m"),
    ("missing", "-"),
  ])
  func theArgumentItNames(argument: String, expected: String) throws {
    let line = "order bread-x n * 2 names [a, \"b c\"] wait 5m"
    #expect(try place(line, "wrong", argument: argument) == expected)
  }

  @Test(arguments: [
    ("no one is called 'a'", "a"), ("no one is called 'b c'", "\"b c\""),
    ("'bread-x' and 'b'", "bread-x"), ("'nothing' but 'a'", "a"), ("nobody", "-"),
    ("no 'd'", "d"),
  ])
  func theWordItQuotes(message: String, expected: String) throws {
    #expect(try place("order bread-x names [a, \"b c\" d]", message) == expected)
  }

  @Test func nothingOfNothing() throws {
    #expect(try place("order", "wrong") == "-")
  }
}
