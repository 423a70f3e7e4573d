import Foundation
import Session
import Testing

@Suite struct CompleterTests {
  private static let trained = Typing(
    """
    data iris; layer dense 16 relu; layer dense out; train epochs 2
    network other
    use network
    let rate_of = 0.1; let r = {loss: 1, history: {loss: [1 2]}}; let act = "relu"
    def grow a b=0.2 { print a }
    """)

  @Test(
    arguments: [
      ("tr|", ["train"]), ("layer de|", ["dense", "depthwise"]), ("layer dense o|", ["out"]),
      ("layer dense 4 re|", ["relu", "relu6"]), ("layer dense 4 relu b|", ["bias"]),
      ("layer dense 4 relu bias of|", ["off"]), ("train ep|", ["epochs"]),
      ("train epochs 3 st|", []), ("train epochs 3 b|", ["batch", "balance"]),
      ("train batch 4 batch|", []), ("train batch al|", ["all"]), ("train shuffle n|", ["no"]),
      ("let x = tr|", ["train", "true"]), ("let x = 1; tr|", ["train"]),
      ("print 1\ntr|", ["train"]),
      ("repeat 3 { tr|", ["train"]), ("if loss > 1 { print 1 } el|", ["else"]),
      ("for x i|", ["in"]), ("gr|", ["gradients", "gradcheck", "grow"]),
      ("print rat|", ["rate_of"]),
      ("print 2*rat|", ["rate_of"]), ("print [1 rat|", ["rate_of"]),
      ("print sqrt(rat|", ["rate_of"]),
      ("print sq|", ["sqrt("]), ("print r.|", ["loss", "history"]),
      ("print r.history.l|", ["loss"]),
      ("train until los|", ["loss"]), ("train until val_loss < 1 and epo|", ["epoch"]),
      ("train until loss ep|", ["epochs"]), ("expect accu|", ["accuracy"]),
      ("plot a|", ["activation", "activations", "accuracy"]),
      ("plot lo|", ["loss"]), ("plot boundary features [p|", ["petal-length", "petal-width"]),
      ("plot roc t|", ["train", "test", "to"]), ("plot loss scale l|", ["linear", "log"]),
      ("plot histogram a|", ["activations"]),
      ("explain st|", ["step", "std("]), ("explain 1 2 3 4 targ|", ["target"]),
      ("explain 1 2 3 4 target vi|", ["virginica"]),
      ("gradients rows al|", ["all"]), ("activations te|", ["test"]),
      ("freeze d|", ["dense1", "dense2"]),
      ("freeze al|", ["all"]),
      ("freeze dense1 dense2|", ["dense2"]), ("remove l|", ["layer"]),
      ("remove layer dense2|", ["dense2"]), ("init he layer [dense1 d|", ["dense1", "dense2"]),
      ("show dat|", ["data"]), ("show dense1.|", ["dense1.weight", "dense1.bias"]),
      ("use o|", ["other"]), ("delete |", ["network", "other"]),
      ("help tra|", ["train", "transformer"]),
      ("help layer dr|", ["dropout"]), ("help gauss|", ["gauss"]), ("help let|", ["let"]),
      ("data moo|", ["moons"]), ("data moons no|", ["noise"]), ("evaluate te|", ["test"]),
      ("loss hu|", ["huber"]), ("loss |", nil), ("loss crossentropy la|", ["label_smoothing"]),
      ("optimizer ad|", ["adagrad", "adadelta", "adam", "adamw", "adamax"]),
      ("optimizer sgd ne|", ["nesterov"]), ("schedule step ev|", ["every"]),
      ("scale mi|", ["minmax"]),
      ("layer dense 4 ac|", ["act"]), ("layer dense 4 relu init const|", ["constant("]),
      ("grow b|", ["b"]), ("print \"{rat|", ["rate_of"]), ("print \"a {1 + rat|", ["rate_of"]),
      ("print \"{r.lo|", ["loss"]), ("print \"rat|", []), ("print 1 # tr|", []), ("let tr|", []),
      ("print rate_of |ep", nil), ("TRA|", ["train"]), ("layer dense 4 re|lu", ["relu", "relu6"]),
      ("init xav| layer 1", ["xavier_uniform", "xavier", "xavier_normal"]), ("train 'x|", []),
      ("print rate_of r|", nil), ("time { tr|", ["train"]), ("def f x { tr|", ["train"]),
      ("def f zebra { print zeb|", ["zebra"]), ("return tr|", ["train", "true"]),
      ("let q = 5; print q|", ["q"]), ("sweep width [2 4] { print wid|", ["width"]),
      ("sweep rat|", []), ("sweep width [rat|", ["rate_of"]),
      ("sweep width [2 4] { train } b|", ["by"]),
      ("sweep width [2 4] { train } by val_l|", ["val_loss"]), ("lab va|", ["vanishing"]),
      ("lab vanishing se|", ["seeds", "seed"]), ("crossval 3 ep|", ["epochs"]),
      ("compare oth|", ["other"]), ("compare other network see|", ["seeds"]),
      ("find rat|", ["rate", "rate_of"]),
    ] as [(String, [String]?)])
  func whatFitsIsOffered(text: String, expected: [String]?) {
    let words = Self.trained.words(text)
    if let expected { #expect(words == expected) } else { #expect(!words.isEmpty) }
  }

  @Test func theBeginningIsReplaced() {
    #expect(Self.trained.completions("print é; layer de|").range == 15..<17)
    #expect(Self.trained.completions("print [1 rat|e").range == 9..<12)
    #expect(Self.trained.completions("train |").range == 6..<6)
    #expect(Self.trained.completions("").range == 0..<0)
  }

  @Test func everythingIsSaidInALine() {
    for text in ["|", "train |", "layer |", "layer dense 4 |", "optimizer |", "help |", "print |"] {
      for candidate in Self.trained.completions(text).candidates {
        #expect(!candidate.summary.contains("\n"), "\(text): \(candidate.text)")
      }
    }
    #expect(Self.trained.summary(of: "train", in: "tr|")?.hasPrefix("Trains the network") == true)
    #expect(Self.trained.summary(of: "rate_of", in: "print rat|") == "= 0.1")
    #expect(Self.trained.summary(of: "epochs", in: "train ep|")?.hasSuffix("[10]") == true)
  }

  @Test func layersSayWhatTheyWouldComeTo() {
    let typing = Typing("data iris; layer dense 16 relu")
    #expect(
      typing.summary(of: "dense", in: "layer |")
        == "16 → 3 softmax · 51 parameters · Connects every input to every unit.")
    #expect(
      typing.summary(of: "out", in: "layer dense o|")?.hasPrefix("16 → 3 softmax · 51") == true)
    #expect(typing.summary(of: "20", in: "layer dense 20|") == "16 → 20 · 340 parameters")
    #expect(typing.summary(of: "0", in: "layer dense 0|") == "")
    #expect(typing.summary(of: "16", in: "layer dense |") == "16 → 16 · 272 parameters")
    #expect(
      typing.summary(of: "20", in: "layer dense 8; layer dense 20|") == "8 → 20 · 180 parameters")
    #expect(Typing().summary(of: "dense", in: "layer |") == "Connects every input to every unit.")
    #expect(
      Typing("data iris").summary(of: "1000000000", in: "layer dense 1000000000|") != nil)
  }

  /// What a row has at the next place: a level of the category, or the mean of the numbers.
  @Test func valuesOfARowAreOffered() throws {
    let folder = try TemporaryFolder([
      "a.csv": "island,mass,kind\nBiscoe,1,a\nDream,3,b\nBiscoe,5,a\nDream,7,b\n"
    ])
    let typing = Typing("data \(folder.file("a.csv")) target kind test 0; layer dense out")
    #expect(typing.words("predict B|") == ["Biscoe"])
    #expect(typing.words("forward |") == ["Biscoe", "Dream", "row", "args"])
    #expect(typing.words("forward Dream |") == ["4", "row", "args"])
    #expect(typing.words("forward Dream 3 |") == ["row", "args"])
  }

  /// A list of all functions would hide what belongs here.
  @Test func functionsAreOfferedToALetter() {
    #expect(!Self.trained.words("network |").contains("sqrt("))
    #expect(Self.trained.words("network |").contains("relu"))
    #expect(Self.trained.words("network sq|") == ["sqrt("])
    #expect(Self.trained.words("print |").contains("sqrt("))
  }

  @Test func filesAreOffered() throws {
    let folder = try TemporaryFolder([
      "a.csv": "x,y,big name\n1,2,3\n", "a b.csv": "", "a.txt": "", "net.safetensors": "",
      "run.nn": "", ".hidden.csv": "", "a.png": "", "é\".csv": "",
    ])
    try FileManager.default.createDirectory(
      atPath: folder.file("sub dir"), withIntermediateDirectories: false)
    let typing = Typing()
    let path = folder.path
    func offered(_ text: String) -> [String] {
      typing.words(text).map { $0.replacing(path, with: "@") }
    }
    #expect(
      offered("data \(path)/|") == [
        #""@/a b.csv""#, "@/a.csv", "@/a.txt", #""@/é\".csv""#, #""@/sub dir/"#,
      ])
    #expect(offered("data \(path)/a.c|") == ["@/a.csv"])
    #expect(offered("data \"\(path)/a |") == [#""@/a b.csv""#])
    #expect(offered("data \"\(path)/a |\" target x") == [#""@/a b.csv"#])
    #expect(offered("load \(path)/|") == ["@/net.safetensors", #""@/sub dir/"#])
    #expect(offered("save \(path)/n|") == ["@/net.safetensors"])
    #expect(offered("include \(path)/r|") == ["@/run.nn"])
    #expect(offered("predict \(path)/a.c|") == ["@/a.csv"])
    #expect(offered("data \(path)/.h|") == ["@/.hidden.csv"])
    #expect(offered("data \(path)/a.csv target |") == ["x", "y", "\"big name\""])
    #expect(offered("data \(path)/a.csv target [x b|") == ["\"big name\""])
    #expect(offered("data \(path)/a.csv target \"big |") == ["\"big name\""])
    #expect(offered("data \(path)/a.csv target x test \(path)/a.t|") == ["@/a.txt"])
    let whole = typing.completions("data \(path)/|").candidates.map(\.isWhole)
    #expect(whole == [true, true, true, true, false])
  }

  @Test func columnsOfTheDataInUseStandIn() {
    let words = Self.trained.words("data nowhere.csv target |")
    #expect(words.count == 5 && words.last == "species", "\(words)")
  }

  @Test func theHomeFolderIsWrittenOut() throws {
    let home = FileManager.default.homeDirectoryForCurrentUser.path()
    for word in Typing().words("load ~/|") { #expect(word.contains(home)) }
  }
}
