import Testing

@testable import Rendering

@Suite struct ShadesTests {
  @Test func aDivergingRangeIsEvenAboutZero() throws {
    let shades = try #require(Shades(.diverging, over: [-0.5, 2, .nan, .infinity]))
    #expect((shades.lower, shades.upper) == (-2, 2))
    #expect(shades.share(of: 0) == 0.5)
    let signs = [-2, -1, -0.8, 0, 0.8, 1, 2].map { shades.sign(of: $0, isUnicode: true) }
    #expect(String(signs) == "≡=- ░▒▓")
    #expect(shades.role(of: -1) == .series(1))
    #expect(shades.role(of: 1) == .series(0))
  }

  @Test func signsGetDenser() {
    let shades = Shades(.grey, from: 0, to: 1)
    #expect(
      String([0, 0.25, 0.5, 0.75, 1].map { shades.sign(of: $0, isUnicode: true) }) == " ░▒▓█")
    #expect(shades.sign(of: .nan, isUnicode: true) == "?")
    #expect(shades.colour(of: .nan) == nil)
    #expect(shades.colour(of: 7) == Palette.white)
  }

  @Test func noRangeIsTooLarge() {
    let shades = Shades(.sequential, from: -1.7e308, to: 1.7e308)
    #expect([-1.7e308, 0, 1.7e308].map { shades.share(of: $0) } == [0, 0.5, 1])
    #expect(Shades(.sequential, from: 3, to: 3).share(of: 3) == 0.5)
    #expect(Shades(.sequential, over: [.nan]) == nil)
  }

  @Test func theScaleNamesItsEnds() {
    #expect(Shades(.grey, from: 0, to: 0.5).scale(.plain).text == "0    ░░░▒▒▒▓▓▓███ 0.5")
    #expect(Shades(.diverging, from: -1, to: 1).scale(.plain).text == "-1 ≡≡≡===---   ░░░▒▒▒▓▓▓ 1")
    #expect(Shades(.grey, from: 2, to: 2).scale(.plain).text == "all 2")
  }
}
