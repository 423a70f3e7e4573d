import Diagnostics
import Testing

@testable import Specification

/// Numbers and times as they are written elsewhere, and what becomes of them.
struct ArgumentHabitsTests {
  private func mended(_ line: String) -> String? {
    do throws(Diagnostic) {
      do { _ = try read(Order.self, line) } catch let error as Diagnostic { throw error } catch {}
      return nil
    } catch { return error.corrected(line) }
  }

  @Test(arguments: [
    ("100ms", "0.1s"), ("5 s", "5s"), ("5 sec", "5s"), ("2min", "2m"), ("2 hours", "2h"),
    ("1d", "24h"), ("-3s", "3s"), ("5", "5s"), ("1.5h", nil), ("7 zzz", "7s zzz"),
  ])
  func times(written: String, right: String?) {
    #expect(mended("order wait \(written)") == right.map { "order wait \($0)" })
  }

  @Test(arguments: [
    ("price 20%", "price 0.2"), ("price 12.5%", "price 0.125"), ("price 0,5", "price 0.5"),
    ("price 5, paid", "price 5 paid"),
  ])
  func numbers(written: String, right: String) {
    #expect(mended("order \(written)") == "order \(right)")
  }
}
