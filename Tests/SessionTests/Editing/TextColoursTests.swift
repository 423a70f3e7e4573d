import Session
import Testing

@Suite struct TextColoursTests {
  private static let trained = Typing(
    """
    data iris; layer dense 16 relu; layer dense out; train epochs 2
    let n = 3; let r = {loss: 1, inner: {deep: 2}}
    def grow a b=0.2 { print a }
    """)

  @Test(arguments: [
    ("layer dense 16 relu", "verb layer · kind dense · number 16 · word relu"),
    (
      "train epochs 100 batch all",
      "verb train · option epochs · number 100 · option batch · word all"
    ),
    ("loss huber(2)", "verb loss · kind huber · number 2"),
    ("loss * 2", "name loss · number 2"),
    ("loss", "name loss"),
    (
      "print \"a {n + 1} b\" n", "verb print · text \"a { · name n · number 1 · text } b\" · name n"
    ),
    (
      "let x = train epochs 5  # go",
      "verb let · name x · verb train · option epochs · number 5 · comment # go"
    ),
    (
      "for i in 1..10 by 3 { train epochs i }",
      "verb for · name i · verb in · number 1 · number 10 · word by · number 3 · verb train · option epochs · name i"
    ),
    (
      "def f a b=1 {\n  layer dense a\n}\nf 1 b 2",
      "verb def · name f · name a · name b · number 1 · verb layer · kind dense · name a · verb f · number 1 · option b · number 2"
    ),
    (
      "train until loss < 0.1 and epoch > 3 for 30s quiet",
      "verb train · option until · name loss · number 0.1 · word and · name epoch · number 3 · option for · number 30s · option quiet"
    ),
    (
      "layer dense 4 leaky_relu(0.2)",
      "verb layer · kind dense · number 4 · word leaky_relu · number 0.2"
    ),
    ("freeze dense1 2", "verb freeze · name dense1 · number 2"),
    ("use network", "verb use · name network"),
    ("load out/iris.safetensors", "verb load · text out/iris.safetensors"),
    (
      "data moons rows 50; show data",
      "verb data · kind moons · option rows · number 50 · verb show · name data"
    ),
    (
      "print sqrt(n) r.loss true",
      "verb print · name sqrt · name n · name r · name loss · word true"
    ),
    ("grow 1 b 0.5", "verb grow · number 1 · option b · number 0.5"),
    ("time {\n  train\n}", "verb time · verb train"),
    (
      "if n > 1 { print 1 } else if n == 0 { print 2 } else { print 3 }",
      "verb if · name n · number 1 · verb print · number 1 · verb else · verb if · name n · number 0 · verb print · number 2 · verb else · verb print · number 3"
    ),
    ("help layer dense", "verb help · name layer · name dense"),
    (
      "let größe = \"中文🙂\"; print größe",
      "verb let · name größe · text \"中文🙂\" · verb print · name größe"
    ),
    (
      "init constant(0.1) layer [1 dense2]",
      "verb init · word constant · number 0.1 · option layer · number 1 · name dense2"
    ),
    (
      "let x = {loss: n}; print x.loss",
      "verb let · name x · name n · verb print · name x · name loss"
    ),
    ("train \\\n  epochs 3", "verb train · option epochs · number 3"),
    ("print 1 +", "verb print · number 1"),
    ("repeat 3 {\n  train epochs", "verb repeat · number 3 · verb train · option epochs"),
    ("print \"open {n", "verb print · text \"open {n"),
  ])
  func partsAreWhatTheyAre(text: String, expected: String) {
    #expect(Self.trained.colours(text) == expected)
  }

  @Test(arguments: [
    // Verbs: wrong once nothing can begin with them.
    ("tra", []), ("trx", ["trx"]), ("tra ", ["tra"]), ("trian epochs 5", ["trian"]),
    ("train", []), ("gro", []), ("sqr", []), ("nn", ["nn"]), ("epo", []), ("le", []),
    ("n 3", ["n"]), ("print 1; fooo; print 2", ["fooo"]),
    // Options and words.
    ("train epo", []), ("train epo ", ["epo"]), ("train epoch 100 batch 16", ["epoch"]),
    ("train epochs 3 epochs 4", ["epochs"]), ("train epochs 3 steps 4", ["steps"]),
    ("train quiet maybe", ["maybe"]), ("layer dense 16 rel", []), ("layer dense 16 rleu", ["rleu"]),
    ("layer dens", []), ("layer dens 4", ["dens"]), ("layer foo", ["foo"]),
    ("scale standart ", ["standart"]), ("optimizer sgd momentun 0.9", ["momentun"]),
    // Values.
    ("layer dense 0", ["0"]), ("layer dropout 2", ["2"]), ("train epochs 0", ["0"]),
    ("train epochs -1", ["-1"]), ("train epochs 1.5", ["1.5"]), ("train epochs \"a\"", ["\"a\""]),
    ("train rate 0", []), ("train rate 0 ", ["0"]), ("train rate 0.0", []), ("train rate 0.01", []),
    ("layer dense n relu", []), ("layer dense n + 1", []), ("layer dropout n ", ["n"]),
    ("layer dense 4 leaky_relu(x)", ["x"]), ("train batch none", ["none"]),
    // Names.
    ("print zz", ["zz"]), ("print n zz", ["zz"]), ("print epoc", []), ("print sqart(2)", ["sqart"]),
    ("let zz = 1; print zz", []), ("def f a { print zz }", []), ("for i in [1 2] { print i }", []),
    ("include \"x.nn\"; fooo; print zz", []), ("print r.loss r.los", []),
    ("print r.lost ", ["lost"]),
    ("print r.inner.deep r.inner.dep 1", ["dep"]), ("print \"{zz}\"", ["zz"]), ("f1", []),
    // Layers, networks, columns, topics.
    ("freeze dense1 dense3", ["dense3"]), ("freeze dens", []), ("freeze all", []),
    ("use nothing", ["nothing"]), ("network b; use b", []), ("show dense1.weight", []),
    ("show dense1.weigh 1", ["dense1.weigh"]), ("remove layer dense9", ["dense9"]),
    ("remove layer 3", ["3"]), ("remove layer 2", []),
    ("help trian", ["trian"]), ("help train", []), ("plot lost", ["lost"]), ("plot loss", []),
    // Shapes and what is missing.
    ("network; layer dense 4 name a; freeze a", []), ("layer dense 5 name dense1", ["dense"]),
    ("layer input 4", ["input"]), ("layer dense", []), ("layer dense; train", ["dense"]),
    ("train epochs\ntrain", ["epochs"]), ("train until loss <", []),
    // What does not parse.
    ("print 1- 1", ["-"]), ("print (1 + 2", []), ("print 1)", [")"]), ("print \"a", []),
    ("print \"a\nprint 1", ["\""]), ("print 3x 1", ["3x"]), ("let = 3", ["="]), ("let x", []),
    ("if n", []), ("if n > 1 {", []), ("}", ["}"]), ("print (1; print 2", ["("]),
    ("print \"\\q\" 1", ["\\q"]),
  ])
  func mistakesAreWrongBeforeEnter(text: String, expected: [String]) {
    #expect(Self.trained.wrong(text) == expected)
  }

  @Test func aLayerNeedsToKnowItsInput() {
    let empty = Typing()
    #expect(empty.wrong("layer dense 4") == ["dense"])
    #expect(empty.wrong("data iris; layer dense 4 relu; layer dense out") == [])
    #expect(empty.wrong("layer input 4; layer dense 4; layer input 3") == ["input"])
    let begun = Typing("data iris")
    #expect(begun.wrong("layer dense 4 name a; layer dense 4 name a") == ["dense"])
    #expect(begun.wrong("layer dense 1e12") == ["1e12"])
    #expect(begun.wrong("if 1 > 2 { network }; layer dense 4 name a; layer dense 3 name a") == [])
  }

  @Test func columnsOfTheFileAreKnown() throws {
    let folder = try TemporaryFolder(["a.csv": "x,y,kind\n1,2,a\n2,3,b\n3,5,a\n"])
    let typing = Typing()
    let file = folder.file("a.csv")
    #expect(typing.wrong("data \(file) target kid ignore x") == ["kid"])
    #expect(typing.wrong("data \(file) target kind ignore [x yy]") == ["yy"])
    #expect(typing.wrong("data \(file) target ki") == [])
    #expect(typing.wrong("data \(file) header off target 3") == [])
    #expect(typing.wrong("data \"\(file)\" target kid features x") == ["kid"])
  }

  @Test func rangesAreInOrderAndApart() {
    let text = "let é = [1 2]; print é \"{é}\" # 中\nlayer dense 0 rleu"
    var end = 0
    for range in Self.trained.assistant.colours(of: text) {
      #expect(end <= range.range.lowerBound && range.range.lowerBound < range.range.upperBound)
      end = range.range.upperBound
    }
    #expect(end <= text.unicodeScalars.count)
  }

  @Test func theSessionAfterACellCounts() {
    let assistant = SessionAssistant(Conversation().session)
    #expect(assistant.colours(of: "print x ").last?.role == .wrong)
    assistant.update(Conversation("let x = 1").session)
    #expect(assistant.colours(of: "print x ").last?.role == .name)
  }

  @Test func veryLongTextsStayPlain() {
    let text = String(repeating: "print 1\n", count: 10_000)
    #expect(Self.trained.assistant.colours(of: text).isEmpty)
  }
}
