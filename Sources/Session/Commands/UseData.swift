import Datasets
package import Diagnostics
import Network
import Reports
package import Specification
import Tensors

/// `data NAME|FILE …`: loads or makes the data set in use.
package struct UseData: Command {
  var source: (any DataSource)?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.data] }

  package static let spec = Spec<UseData>(
    "data", "Loads a file, or makes a data set that has a name.",
    [
      .entry(
        \.source, "data set", "The name of a set, or a file such as \"houses.csv\".",
        placeholder: "NAME|FILE",
        from: { Readers.all + NamedSets.all }, unnamed: { Readers.all.map(\.name) },
        otherwise: Readers.kind(forFile:), elsewhere: fileFirst, write: { _ in "" })
    ],
    examples: ["data iris", "data \"houses.csv\" target price", "data moons rows 500 noise 0.2"])

  /// Words that people put before a file's name.
  private static let fileFirst = Dictionary(
    uniqueKeysWithValues: ["load", "file", "read", "open", "import", "csv", "from"].map {
      ($0, "the file's name comes at once: data \"houses.csv\" target price")
    })

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let source else { return .none }
    let interrupt = interpreter.host.interrupt
    // The rows and their parts follow from the seed alone, so that the same line gives the same
    // data whenever it is typed, after a `load` too.
    let streams = RandomStreams(seed: interpreter.draft.streams.seed)
    var context = LoadContext(random: streams) { interrupt.isRaised }
    let dataset = try source.load(in: &context)
    interpreter.changeData(to: dataset)
    return .dataset(dataset)
  }

  /// Puts some of the rows in use, enough to tell their shape.
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let source, let checking = interpreter.checking else { return .unknown }
    var context = LoadContext(random: RandomStreams(seed: interpreter.draft.streams.seed))
    let sketch: Sketch
    do throws(Diagnostic) { sketch = try source.sketch(in: &context) } catch {
      if checking.written.contains(where: source.written.contains) { throw .unknowable }
      throw error
    }
    guard sketch.hasShapes else { throw .unknowable }
    checking.sketch = sketch
    checking.unknown.remove(.data)
    interpreter.changeData(to: sketch.dataset)
    return .unknown
  }
}

extension Interpreter {
  /// Puts a data set in use and says what it is.
  func changeData(to dataset: Dataset) {
    draft.dataset = dataset
    for note in dataset.notes { emit(.warning(Warning(note.message, hint: note.hint))) }
    emit(.prose(dataset.summary))
    tellOfTrainedWeights()
  }

  /// Says that a network keeps what it learnt from other data.
  func tellOfTrainedWeights() {
    guard let epochs = draft.model?.network.epoch, epochs > 0 else { return }
    emit(.text("the network keeps the weights of its \(counted(epochs, "epoch"))"))
  }

  /// The data in use, or an error that says how to get some.
  func dataInUse() throws(Diagnostic) -> Dataset {
    if checking?.isUnknown(.data) == true { throw .unknowable }
    guard let dataset = draft.dataset else {
      throw Diagnostic(
        "data.missing", "there is no data yet",
        hint: "load some first: data iris, or data \"file.csv\" target COLUMN")
    }
    return dataset
  }
}
