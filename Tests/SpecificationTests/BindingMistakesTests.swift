import Diagnostics
import Testing

@testable import Specification

/// What was most likely meant by arguments that cannot be read.
struct BindingMistakesTests {
  private func mended<Type: Described>(_ type: Type.Type, _ line: String) -> String? {
    do { _ = try read(type, line) } catch let error as Diagnostic {
      return error.corrected(line)
    } catch {}
    return nil
  }

  @Test(arguments: [
    ("order x prise 3", "order x price 3"), ("order x price=3", "order x price 3"),
    ("order x price = 3", "order x price 3"), ("order x paid 1", "order x paid on"),
    ("order x price 3 price 4", "order x price 3"), ("order x two", "order x 2"),
    ("order x \"3\"", "order x 3"),
  ])
  func options(line: String, right: String) {
    #expect(mended(Order.self, line) == right)
  }

  @Test(arguments: [
    ("bake bread 3", "bake bread loaves 3"), ("bake cake 3 vegn", "bake cake 3 vegan"),
    ("bake cke 3", "bake cake 3"), ("bake cake 3 loaves 2 sugar", "bake cake 3 sugar loaves 2"),
    ("bake cake 3 sugar plain", "bake cake 3 sugar"), ("bake cake sugar 3", "bake cake 3 sugar"),
  ])
  func entries(line: String, right: String) {
    #expect(mended(Bake.self, line) == right)
  }

  @Test func surplus() {
    #expect(mended(Close.self, "close now please") == "close")
    #expect(mended(Cake.self, "cake(1, 2, 3) 2") == "cake(1, 2) 2")
  }
}
