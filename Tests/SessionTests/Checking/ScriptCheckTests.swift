import Diagnostics
import Session
import Testing

@Suite struct ScriptCheckTests {
  @Test func everyMistakeIsFound() {
    let text = CheckedText(
      """
      data iirs
      layer dense 16 rellu
      train epochz 5
      evaluat
      let x = lenght([1 2])
      print x + y
      save x.txt
      """)
    #expect(
      text.mistakes == [
        "1: iirs | no data set is called 'iirs'", "2: rellu | no activation is called 'rellu'",
        "3: epochz | train has no option 'epochz'",
        "4: evaluat | no command or value is called 'evaluat'",
        "5: lenght | no function is called 'lenght'", "6: y | no value is called 'y'",
        "7: x.txt | save writes safetensors files",
      ])
    #expect(text.status == 1)
  }

  @Test func whatDoesNotParseIsFoundToo() {
    let text = CheckedText(
      """
      print "abc
      train epochs (3 +
      repeat 3 {
        layer dense 4 +
        print 1 < 2 < 3
      }
      trian
      """)
    #expect(
      text.mistakes == [
        "1: \" | this text is never closed", "2: ( | this '(' is never closed",
        "4:  | a value is missing here", "5: < | comparisons do not chain",
        "7: trian | no command or value is called 'trian'",
      ])
    #expect(text.status == 2)
  }

  /// One mistake does not make others of what depends on it.
  @Test(arguments: [
    "data iris; layer dense out; train epochz 3; print loss f1; plot loss; evaluate",
    "data iirs; layer dense 4; layer dense out; train; evaluate; expect accuracy > 0.5",
    "data iris; layer dens 16; layer dense out; freeze dense1; train; predict 1 2 3 4",
    "data iris; network a b c d; layer dense out; use nobody; summary",
    "let n = sqroot(4); data iris; layer dense n; layer dense out; train; print n + 1",
    "lett n = 4; data iris; layer dense n relu; layer dense out; train epochs n",
    "include \"nowhere.nn\"; greet 1 2; print name",
    "lode model.safetensors; train; evaluate", "dataset iris; layer dense out; train",
  ])
  func sayItOnce(text: String) {
    let checked = CheckedText(text)
    #expect(checked.mistakes.count == 1, "\(checked.mistakes)")
  }

  /// A verb that is like no other takes nothing away from what is known.
  @Test func anUnknownVerbDoesNotHideOthers() {
    let text = CheckedText(
      "data iris; network 8 relu; zzyzx 5; freeze dense9; train patience 3; plot accurcy; "
        + "train; plot accurcy; print y")
    #expect(
      text.mistakes.map { $0.split(separator: " | ")[0] } == [
        "1: zzyzx", "1: dense9", "1: patience", "1: accurcy", "1: y",
      ])
  }

  @Test func aSessionNeedsAName() {
    #expect(CheckedText("save session notes.txt").mistakes.count == 1)
    #expect(CheckedText("save session \"/nowhere/notes.nn\"").mistakes.count == 1)
    #expect(CheckedText("save").mistakes.count == 1)
    #expect(CheckedText("save session notes.nn").mistakes == [])
  }

  @Test func theLossHasToFitTheOutput() {
    #expect(
      CheckedText("data iris; layer dense 4 softmax; train").mistakes == [
        "1: train | crossentropy needs a softmax output for each class, and the network gives "
          + "4 softmax outputs for 3 classes"
      ])
    #expect(CheckedText("data iris; layer dense 3 softmax; loss bce; train").mistakes.count == 1)
    #expect(CheckedText("data iris; layer dense out; optimizer lbfgs; train").mistakes.count == 1)
    #expect(CheckedText("data line; layer dense 2; evaluate").mistakes.count == 1)
    #expect(CheckedText("data iris; layer dense out; predict 1 2 3").mistakes.count == 1)
  }

  @Test func nothingIsTrainedOrWritten() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("x.safetensors")
    let text = CheckedText(
      """
      data fashion-mnist
      layer dense 64 relu
      layer dense out
      train epochs 1_000_000 validation 0.1 patience 3 until val_accuracy > 2
      if val_accuracy > 0.8 { save "\(file)"; load "\(file)" }
      save "\(file)"
      load "\(file)"
      evaluate
      """)
    #expect(text.mistakes == [])
    #expect(folder.names == [])
  }

  /// What runs is not called wrong, and what is called wrong does not run.
  @Test(arguments: TranscriptTests.scripts)
  func whatRunsHasNoMistake(path: String) throws {
    #expect(CheckedText(try TextFile.read(path).text, name: path).mistakes == [])
  }

  @Test func aLargeFileIsReadInPart() throws {
    let folder = try TemporaryFolder()
    let filler = String(repeating: "0", count: 200)
    let rows = (0..<90_000).map { "\($0).5,2.25,\(filler),\($0)\n" }.joined()
    try folder.write("a,b,c,y\n" + rows + "broken\n", to: "large.csv")
    let file = folder.file("large.csv")
    let text = CheckedText(
      "data \"\(file)\" target y; layer dense 4 relu; layer dense out; train batch 100; predict 1")
    #expect(text.mistakes.map { $0.hasSuffix("a row has 3 values, not 1") } == [true])
    #expect(CheckedText("data \"\(file)\" target z").mistakes.count == 1)
  }

  @Test func includedFilesAreChecked() throws {
    let folder = try TemporaryFolder([
      "part.nn": "def twice n { layer dense n relu; layer dense n relu }\nfoo\n",
      "open.nn": "print (1\nlayer dense 3 relu\n", "loop.nn": "include loop.nn\n",
    ])
    let text = CheckedText("include part.nn\ntwice 1 2\nbar", name: folder.file("main.nn"))
    #expect(
      text.mistakes == [
        "2: 2 | 'twice' takes no more arguments", "3: bar | no command or value is called 'bar'",
        "2: foo | no command or value is called 'foo'",
      ])
    #expect(CheckedText("include open.nn", name: folder.file("main.nn")).status == 2)
    #expect(CheckedText("include loop.nn", name: folder.file("main.nn")).mistakes.count == 1)
  }
}
