import Foundation
import Reports
import Session
import Testing

@Suite struct ActivationPlotTests {
  private let talk = Conversation()

  private func value(_ chart: Chart?, _ series: String, at x: Double) -> Double? {
    chart?.series.first { $0.name == series }?.points.min {
      abs($0.x - x) < abs($1.x - x)
    }?.y
  }

  @Test func drawsOneWithItsDerivative() throws {
    let chart = talk.chart("plot activation tanh")
    #expect(chart?.series.map(\.name) == ["tanh", "tanh′"])
    #expect(value(chart, "tanh", at: 1) == tanh(1))
    let slope = try #require(value(chart, "tanh′", at: 1))
    #expect(abs(slope - (1 - tanh(1) * tanh(1))) < 1e-12)
    #expect(chart?.series.first?.points.first?.x == -5)
    #expect(talk.chart("plot activation tanh range 2")?.series.first?.points.last?.x == 2)
  }

  @Test func drawsSeveralSideBySide() {
    guard case .panels(let panels)? = talk.figure("plot activation relu leaky_relu(0.1) gelu"),
      case .chart(let values)? = panels.figures.first,
      case .chart(let slopes)? = panels.figures.last
    else {
      Issue.record("no panels")
      return
    }
    #expect(values.series.map(\.name) == ["relu", "leaky_relu(0.1)", "gelu"])
    #expect(value(values, "leaky_relu(0.1)", at: -5) == -0.5)
    #expect(value(slopes, "leaky_relu(0.1)′", at: -5) == 0.1)
  }

  @Test func leavesAGapWhereTheDerivativeJumps() {
    let slopes = talk.chart("plot activation relu6 range 8")?.series.last?.points ?? []
    #expect(slopes.filter { $0.y.isNaN }.map(\.x) == [0, 6])
    #expect(slopes.filter { $0.x < 0 }.allSatisfy { $0.y == 0 })
    #expect(slopes.filter { $0.x > 0.1 && $0.x < 5.9 }.allSatisfy { $0.y == 1 })
    #expect(slopes.filter { $0.x > 6.1 }.allSatisfy { $0.y == 0 })
    #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0.x <= $1.x })
  }

  @Test func drawsASliceOfWhatActsOnRows() throws {
    let chart = talk.chart("plot activation softmax")
    let y = try #require(value(chart, "softmax", at: 1))
    let p = 1 / (1 + exp(-1.0))
    #expect(abs(y - p) < 1e-12)
    let slope = try #require(value(chart, "softmax′", at: 1))
    #expect(abs(slope - p * (1 - p)) < 1e-12)
    #expect(chart?.note?.hasPrefix("softmax acts on a whole row") == true)
    let hard = talk.chart("plot activation hardmax")
    #expect(value(hard, "hardmax", at: -1) == 0)
    #expect(value(hard, "hardmax", at: 1) == 1)
    #expect(talk.chart("plot activation rrelu")?.note != nil)
  }

  @Test func namesTheNearest() {
    #expect(talk.mistake("plot activation reluu").hint.contains("relu"))
    #expect(talk.mistake("plot activation").message.hasPrefix("plot activation needs ACTIVATION"))
    #expect(talk.mistake("plot activation tanh range 0").message.contains("range"))
  }
}
