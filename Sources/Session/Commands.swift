package import Specification
package import Syntax

/// Every verb, in the groups that help shows.
package enum Commands {
  package static let groups: [(title: String, kinds: [Kind<any Command>])] = [
    (
      "Data",
      [
        Kind(UseData.self), Kind(SplitRows.self), Kind(Scale.self), Kind(Show.self),
        Kind(Head.self),
      ]
    ),
    (
      "Network",
      [
        Kind(NewNetwork.self), Kind(AddLayer.self), Kind(AddResidual.self), Kind(AddConcat.self),
        Kind(Remove.self), Kind(Initialise.self),
        Kind(Freeze.self), Kind(Unfreeze.self),
        Kind(Summary.self), Kind(ListNetworks.self), Kind(Use.self), Kind(Delete.self),
      ]
    ),
    (
      "Training",
      [
        Kind(ChooseLoss.self), Kind(ChooseOptimizer.self), Kind(ChooseSchedule.self),
        Kind(Train.self), Kind(Resume.self), Kind(Evaluate.self),
        Kind(Predict.self), Kind(Generate.self),
        Kind(Plot.self),
      ]
    ),
    (
      "Looking",
      [
        Kind(Forward.self), Kind(Explain.self), Kind(Gradients.self), Kind(LayerActivations.self),
        Kind(Confusion.self), Kind(ShowErrors.self), Kind(Neighbours.self),
        Kind(CheckGradients.self), Kind(FindLint.self),
      ]
    ),
    (
      "Experiments",
      [
        Kind(Sweep.self), Kind(Crossval.self), Kind(Compare.self), Kind(FindRate.self),
        Kind(RunLab.self),
      ]
    ),
    ("Files", [Kind(Save.self), Kind(Load.self), Kind(LoadWeights.self)]),
    (
      "Session",
      [
        Kind(Help.self), Kind(Apropos.self), Kind(Tutorial.self), Kind(ShowHistory.self),
        Kind(Rerun.self),
        Kind(EditCell.self), Kind(Undo.self), Kind(Redo.self), Kind(Replay.self), Kind(Reset.self),
        Kind(Seed.self),
        Kind(ChooseThreads.self), Kind(Time.self), Kind(Expect.self), Kind(Print.self),
        Kind(Include.self), Kind(Quit.self),
      ]
    ),
  ]

  package static let all: [Kind<any Command>] = groups.flatMap(\.kinds)

  package static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static let names = all.map(\.name)

  /// What the parser has to know of the verbs.
  package static let vocabulary = Vocabulary(
    verbs: Set(names),
    verbsWithValue: Set(names).intersection(ReadOnlyName.all.map(\.name)),
    verbsWithBlocks: Set(all.filter(\.takesBlocks).map(\.name)), question: Help.spec.name)
}
