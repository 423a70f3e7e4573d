import Diagnostics
import Session
import Testing

/// Whatever a network is made of, every command that looks at it answers, or says why it cannot.
@Suite struct LookingTests {
  private static let networks = [
    "data iris; layer reshape 2 2; layer dense 3 softmax",
    "data iris; layer reshape 2 2; layer positions waves; layer attention 2; layer flatten; layer dense out",
    "data iris; layer reshape 2 2; layer dense 3 tanh; layer globalavgpool; layer dense out",
    "data iris; layer dense 8; layer batchnorm; layer activation relu; layer dense out",
    "data iris; layer dropout 0.1; layer dropout 0.2; layer dense out",
    "data iris; layer dense 4; residual { }; concat { layer dense 3 }; layer dense out",
    "data line; layer dense 6; layer reshape 3 2; layer conv 2 relu kernel 2; layer globalmaxpool; layer dense out",
    "data moons; layer dense 4; layer reshape 1 2 2; layer conv 2 kernel 2; layer groupnorm 2; layer flatten; layer dense out",
    "data digits; layer conv 4",
    "data digits; layer conv 4 padding same; residual { layer conv 4 relu padding same }; layer globalavgpool; layer dense out",
    "network; layer input 2 6 6; layer conv 3",
    "network; layer input 4 6; layer dense 3",
  ]

  private static let commands = [
    "summary", "forward row 1", "forward 1 2 3 4", "explain row 1", "explain step", "predict row 1",
    "gradients", "activations", "gradcheck", "lint", "confusion", "plot network", "plot boundary",
    "plot weights", "plot histogram activations", "plot histogram gradients", "show 1", "evaluate",
    "list", "find rate",
  ]

  @Test(arguments: networks, [false, true])
  func everyCommandAnswers(network: String, isTrained: Bool) {
    let talk = Conversation(network)
    if isTrained { _ = talk.say("train steps 2 quiet") }
    for command in Self.commands {
      let reply = talk.say(command)
      if let diagnostic = reply.diagnostic {
        #expect(!diagnostic.message.isEmpty, "\(command)")
      } else {
        #expect(!reply.reports.isEmpty, "\(command) says nothing")
      }
    }
  }
}
