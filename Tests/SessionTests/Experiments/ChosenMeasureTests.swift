import Diagnostics
import Network
import Specification
import Testing

@testable import Session

@Suite struct ChosenMeasureTests {
  @Test(arguments: ChosenMeasure.all.map(\.name)) func knowsEveryMetric(name: String) throws {
    try #require(ChosenMeasure(.word(name, []))).check()
  }

  @Test func namesTheNearestOfAnother() throws {
    let chosen = try #require(ChosenMeasure(.word("acuracy", [])))
    let mistake = #expect(throws: Diagnostic.self) { try chosen.check() }
    #expect(mistake?.hint == "did you mean 'accuracy'?")
    #expect(ChosenMeasure(.number(3)) == nil)
  }

  /// Losses and errors are better when they are small; shares when they are large.
  @Test func knowsWhichWayIsBetter() {
    for name in ["loss", "val_loss", "mse", "rmse", "mae", "mape", "log_loss", "seconds"] {
      #expect(MeasureName.isSmallerBetter(name), "\(name)")
    }
    for name in ["accuracy", "val_accuracy", "f1", "precision", "recall", "auc", "r2", "top3"] {
      #expect(!MeasureName.isSmallerBetter(name), "\(name)")
    }
  }
}
