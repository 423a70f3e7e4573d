import Glibc
import Rendering
import Terminal

// A prompt with an evaluator that knows a few words only, to be driven through a terminal.
let prompt = Prompt(
  evaluator: WordEvaluator(), settings: OutputSettings(), assistant: LetterAssistant(),
  corrected: { _, text in text.replacing("fail", with: "echo") })
exit(prompt.run())
