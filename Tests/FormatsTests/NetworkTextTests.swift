import Diagnostics
import Formats
import Network
import Tensors
import Testing

@Suite struct NetworkTextTests {
  private func network(_ text: String, target: Target? = .classes(3)) throws(Diagnostic) -> Network
  {
    var streams = RandomStreams(seed: 0)
    return try NetworkText.network(from: text, named: "n", target: target, streams: &streams)
  }

  private func mistake(_ text: String, target: Target? = .classes(3)) -> String {
    do throws(Diagnostic) {
      _ = try network(text, target: target)
      return "nothing"
    } catch {
      let place = error.span.flatMap { span in error.source.map { $0[span] } } ?? ""
      return "\(place) | \(error.message)"
    }
  }

  @Test(arguments: [
    "layer input 4\nlayer dense 16 relu name dense1\nlayer dense out name dense2\noptimizer adam\n",
    "layer input 1 28 28\nlayer dense 3 softmax bias off name dense1\noptimizer sgd rate 0.1\n",
    "layer input 2\nlayer dense 4 leaky_relu(0.2) init normal(0.5) name a\nlayer dropout 0.25 name b\n"
      + "layer activation tanh name c\nloss mse\noptimizer sgd momentum 0.9 nesterov on\n",
    "layer input 4\nlayer dense 3 name a\nloss huber(2)\noptimizer adam\n",
    "layer input 4\nlayer dense 3 name a\nloss focal(1.5)\noptimizer adam\n",
    "layer input 4\nlayer dense 3 name a\nloss crossentropy label_smoothing 0.1\noptimizer adam\n",
    "layer input 3\noptimizer adam rate 1e-5 beta1 0.8 epsilon 1e-7\n",
    "layer input 3\noptimizer lion\nschedule multistep at [3 7] factor 0.5\n",
    "layer input 3\noptimizer adam\nschedule plateau patience 3\n",
  ])
  func readsBackTheSame(text: String) throws {
    #expect(NetworkText.written(try network(text)) == text)
  }

  @Test func takesTheTargetForItsOutput() throws {
    let text = "layer input 4\nlayer dense out\n"
    #expect(try network(text, target: .classes(5)).outputCount == 5)
    #expect(try network(text, target: .numbers(2)).outputCount == 2)
    #expect(mistake(text, target: nil).contains("'dense1 out' needs to know what is to be learnt"))
  }

  @Test(arguments: [
    ("let x = 3\n", "let x = 3 | this is no line of a network"),
    ("train epochs 3\n", "train epochs 3 | this is no line of a network"),
    ("layer dens 4\n", "dens | no layer is called 'dens'"),
    ("layer input 4\nlayer dense (1 + 2)\n", "(1 + 2) | a constant is needed here"),
    ("layer input 4\nlayer dense width\n", "width | a constant is needed here"),
    ("layer dense 4\n", "layer | 'dense1' needs to know what a row of inputs looks like"),
    ("optimizer sgd rate -1\n", "-1 | rate must be above 0"),
    ("schedule inverse\n", "schedule | schedule inverse needs its decay"),
  ])
  func refusesAnythingElse(text: String, message: String) {
    #expect(mistake(text) == message)
  }
}
