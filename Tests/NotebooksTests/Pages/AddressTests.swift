import Testing

@testable import Notebooks

@Suite struct AddressTests {
  @Test(arguments: [
    "https://a.org", "HTTP://a.org", "mailto:a@b.org", "04-next.md", "#in-short", "a/b.md?c#d",
  ])
  func lets(address: String) { #expect(Address(address).isSafe) }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x",
    "java\tscript:x", " javascript:x", "java\nscript:x",
  ])
  func doesNotLet(address: String) { #expect(!Address(address).isSafe) }

  @Test(arguments: [
    ("a%20b.svg", "a b.svg"), ("a.svg#x", "a.svg"), ("a.svg?b", "a.svg"), ("100%.svg", "100%.svg"),
    ("%C3%A4.svg", "ä.svg"),
  ])
  func namesAFile(address: String, path: String) { #expect(Address(address).path == path) }
}
