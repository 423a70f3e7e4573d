import Testing

@testable import Rendering

@Suite struct PaletteTests {
  @Test func curvesReadOnWhiteAndOnBlack() {
    for colour in Palette.classes {
      #expect(colour.contrast(with: Palette.white) >= 3)
      #expect(colour.contrast(with: Palette.black) >= 3)
    }
  }

  @Test func contrastIsThatOfTheGuidelines() {
    #expect(abs(Palette.white.contrast(with: Palette.black) - 21) < 1e-9)
    #expect(abs(RGB(0x777777).contrast(with: Palette.white) - 4.48) < 0.01)
    #expect(RGB(0x440154).opposite == Palette.white)
    #expect(RGB(0xFDE725).opposite == Palette.black)
  }

  @Test func theSequentialPaletteOnlyGetsLighter() {
    let lights = (0...50).map { Palette.sequential(Double($0) / 50).luminance }
    #expect(zip(lights, lights.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Palette.sequential(0) == RGB(0x440154))
    #expect(Palette.sequential(2) == RGB(0xFDE725))
    #expect(Palette.sequential(.nan) == RGB(0x440154))
  }

  @Test func theDivergingPaletteIsLightestInTheMiddleAndEvenToBothSides() {
    let middle = Palette.diverging(0)
    for share in stride(from: 0.1, through: 1, by: 0.1) {
      let (negative, positive) = (Palette.diverging(-share), Palette.diverging(share))
      #expect(negative.red > negative.blue && positive.blue > positive.red)
      #expect(max(negative.luminance, positive.luminance) < middle.luminance)
      #expect(abs(negative.luminance - positive.luminance) < 0.1)
    }
  }

  @Test func classesComeAgain() {
    #expect(Palette.ofClass(Palette.classes.count) == Palette.ofClass(0))
    #expect(Palette.classes.contains(Palette.ofClass(.min)))
  }
}
