/// What a freely chosen word names, so that an editor knows which words fit, and help what to call
/// them.
package struct Meaning: Sendable, Hashable {
  package enum Subject: Sendable, Hashable {
    /// A column of the file that the same command names, else of the data in use.
    case column
    /// A layer of the network in use.
    case layer
    /// A layer of the network in use that stands in no other.
    case outerLayer
    /// A layer of the network in use, or one of its tensors.
    case tensor
    case network
    /// A file to read, whose name ends in one of these.
    case file(endings: [String])
    /// A file to write.
    case newFile(endings: [String])
    /// A word that help explains.
    case topic
    /// What was measured in each epoch.
    case measure
    /// A value of a row of the data; or a file of rows, whose name ends in one of these.
    case cell(orFile: [String])
    /// A class that is to be learnt.
    case className
    /// Any measure of a network.
    case metric
  }

  package var subject: Subject
  /// Words that can stand in place of such a name.
  package var others: [Choice]

  package init(_ subject: Subject, or others: [Choice] = []) {
    self.subject = subject
    self.others = others
  }

  package static let column = Meaning(.column)
  package static let layer = Meaning(.layer)
  package static let outerLayer = Meaning(.outerLayer)
  package static let network = Meaning(.network)
  package static let topic = Meaning(.topic)
  package static let metric = Meaning(.metric)

  package static func file(_ endings: String...) -> Meaning { Meaning(.file(endings: endings)) }
  package static func newFile(_ endings: String...) -> Meaning {
    Meaning(.newFile(endings: endings))
  }

  /// What stands for such a name in a usage line.
  var placeholder: String {
    let name =
      switch subject {
      case .column: "COLUMN"
      case .layer, .outerLayer: "LAYER"
      case .tensor: "LAYER|TENSOR"
      case .network: "NAME"
      case .file, .newFile: "FILE"
      case .topic: "TOPIC"
      case .measure, .metric: "METRIC"
      case .cell: "VALUE"
      case .className: "CLASS"
      }
    return ([name] + others.map(\.name)).joined(separator: "|")
  }

  /// The same for a list of them.
  func placeholder(in form: ArgumentForm) -> String {
    if case .list = form { "\(placeholder)|[…]" } else { placeholder }
  }
}
