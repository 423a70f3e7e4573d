import Testing

@Suite struct CheckedExperimentsTests {
  @Test(arguments: [
    "data xor\nsweep n [2 4] { network (n) tanh; train }",
    "data xor\ndef go n { network (n) tanh; train }\nlet r = sweep n [2 4] { go n } by accuracy\nfor x in r { print x.loss }",
    "data iris\nnetwork 4 relu\ncrossval 5 epochs 3\nfind rate\nnetwork b 4 tanh\ncompare network b",
    "data xor\nsweep n [2 4] { network (n) tanh; train } keep\npredict 1 0",
    "lab vanishing\nlet l = lab batch seeds 4",
  ])
  func nothingIsWrong(text: String) { #expect(CheckedText(text).mistakes == []) }

  @Test(arguments: [
    (
      "data xor\nsweep n [2] { print n }",
      "2: { print n } | the statements train and evaluate nothing"
    ),
    (
      "data xor\nsweep n [2] { network (n) tanh; trian }",
      "2: trian | no command or value is called 'trian'"
    ),
    ("data xor\nsweep n [2 m] { train }", "2: m | no value is called 'm'"),
    (
      "data xor\nsweep n [2] { network (n) tanh; train }\ntrain",
      "3: train | there is no network yet"
    ),
    ("data xor\nsweep n [2] { network (n) tanh; train }\nprint n", "3: n | no value is called 'n'"),
    ("data xor\ncrossval 3", "2: crossval | there is no network yet"),
    ("data xor\nnetwork 2 tanh\ncrossval 9", "3: 9 | 4 training rows cannot be 9 folds"),
    ("data xor\nnetwork a 2 tanh\ncompare a b", "3: b | no network is called 'b'"),
    ("lab vanish", "1: vanish | no lab is called 'vanish'"),
  ])
  func findsMistakes(text: String, mistake: String) {
    #expect(CheckedText(text).mistakes == [mistake])
  }
}
