import Glibc
import Rendering
import Terminal

// A prompt with an evaluator that knows a few words only, to be driven through a terminal.
exit(Prompt(evaluator: WordEvaluator(), settings: OutputSettings()).run())
