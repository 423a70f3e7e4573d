import Datasets
import Diagnostics
import Network
import OrderedCollections
import Specification
import Syntax
import Tensors

extension Session {
  /// Whether a statement that made this out of `other` changed nothing: what the two share is not looked
  /// at, so this costs little where little was done.
  package func isSame(as other: Session) -> Bool {
    modelName == other.modelName && threads == other.threads && streams == other.streams
      && agree(variables, other.variables) { $0.isSame(as: $1) }
      && agree(definitions, other.definitions) { $0.isSame(as: $1) }
      && agree(dataset, other.dataset) { $0.isSame(as: $1) } && hasSameModels(as: other)
  }

  private func hasSameModels(as other: Session) -> Bool {
    guard models.keys == other.models.keys else { return false }
    return zip(models.values, other.models.values).allSatisfy { $0.isSame(as: $1) }
  }
}

/// Whether two dictionaries have the same values under the same keys.
private func agree<Element>(
  _ one: [String: Element], _ other: [String: Element], by isSame: (Element, Element) -> Bool
) -> Bool {
  one.count == other.count
    && one.allSatisfy { key, value in other[key].map { isSame(value, $0) } ?? false }
}

private func agree<Element>(
  _ one: Element?, _ other: Element?, by isSame: (Element, Element) -> Bool
) -> Bool {
  switch (one, other) {
  case (nil, nil): true
  case (let one?, let other?): isSame(one, other)
  default: false
  }
}

extension Value {
  /// Equal, and handles to the same thing; a number that is not one is the same as itself.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a == b || (a.isNaN && b.isNaN)
    case (.dataset(let a), .dataset(let b)): a.isSame(as: b)
    case (.network(let a), .network(let b)): a.isSame(as: b)
    case (.tensor(let a), .tensor(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && (a.address == b.address || zip(a, b).allSatisfy { $0.isSame(as: $1) })
    case (.record(let a), .record(let b)):
      a.keys == b.keys && zip(a.values, b.values).allSatisfy { $0.isSame(as: $1) }
    // The language takes these for equal; they show themselves in different ways.
    case (.range, .list), (.list, .range): false
    default: self == other
    }
  }
}

extension Definition {
  /// Written with the same letters.
  func isSame(as other: Definition) -> Bool { written == other.written }

  private var written: String {
    body.source[name.span.joined(with: body.span)]
  }
}

extension Model {
  /// What a statement changes of it; how long a training took does not count.
  func isSame(as other: Model) -> Bool {
    network.isSame(as: other.network) && preparation == other.preparation
      && history == other.history && measures.withoutTime == other.measures.withoutTime
      && (interrupted == nil) == (other.interrupted == nil)
  }
}

extension OrderedDictionary where Key == String {
  fileprivate var withoutTime: Self { filter { $0.key != "seconds" } }
}

extension Network {
  func isSame(as other: Network) -> Bool {
    name == other.name && epoch == other.epoch && step == other.step
      && inputShape == other.inputShape && target == other.target
      && hasSameLayers(as: other) && loss.written == other.loss.written
      && optimizer.written == other.optimizer.written
      && schedule.written == other.schedule.written && scheduleState == other.scheduleState
      && parameters.isSame(as: other.parameters) && hasSameMemory(as: other)
  }

  private func hasSameLayers(as other: Network) -> Bool {
    guard layers.count == other.layers.count, layers.address != other.layers.address else {
      return layers.count == other.layers.count
    }
    return zip(allLayers, other.allLayers).allSatisfy {
      $0.name == $1.name && $0.isFrozen == $1.isFrozen && $0.layer.written == $1.layer.written
    }
  }

  private func hasSameMemory(as other: Network) -> Bool {
    let (memory, others) = (optimizerState, other.optimizerState)
    return memory.steps == others.steps && memory.numbers == others.numbers
      && memory.missed == others.missed && memory.slots.count == others.slots.count
      && zip(memory.slots, others.slots).allSatisfy { $0.isSame(as: $1) }
  }
}

extension FloatBuffer {
  fileprivate func isSame(as other: FloatBuffer) -> Bool {
    pointer == other.pointer || self == other
  }
}

extension Dataset {
  func isSame(as other: Dataset) -> Bool {
    name == other.name && parts == other.parts && scaling == other.scaling
      && target.names == other.target.names && target.values.isSame(as: other.target.values)
      && features.isSame(as: other.features)
  }
}

extension Dataset.Target.Values {
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.classes(let a, let names), .classes(let b, let others)): a == b && names == others
    case (.numbers(let a), .numbers(let b)): a == b
    case (.tokens(let a), .tokens(let b)): a.isSame(as: b)
    default: false
    }
  }
}

extension TokenStream {
  fileprivate func isSame(as other: TokenStream) -> Bool {
    steps == other.steps && stride == other.stride && start == other.start && names == other.names
      && tokens == other.tokens
  }
}

extension Dataset.Features {
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.columns(let a), .columns(let b)): a.areSame(as: b)
    case (.windows(let a), .windows(let b)):
      a.length == b.length && a.columns.areSame(as: b.columns)
    case (.arrays(let a), .arrays(let b)): a.shape == b.shape && a.values == b.values
    case (.stream(let a), .stream(let b)): a.isSame(as: b)
    case (.images(let a), .images(let b)):
      a.shape == b.shape && a.full == b.full && a.blocks == b.blocks
    default: false
    }
  }
}

extension [Column] {
  fileprivate func areSame(as other: [Column]) -> Bool {
    count == other.count
      && (address == other.address || zip(self, other).allSatisfy { $0.isSame(as: $1) })
  }
}

extension Column {
  fileprivate func isSame(as other: Column) -> Bool {
    guard name == other.name else { return false }
    return switch (values, other.values) {
    case (.numbers(let a), .numbers(let b)), (.booleans(let a), .booleans(let b)): a == b
    case (.levels(let a, let names), .levels(let b, let others)): a == b && names == others
    case (.texts(let a, let names, let form), .texts(let b, let others, let otherForm)):
      a == b && form == otherForm && names == others
    default: false
    }
  }
}

extension Array {
  /// Where the elements stand; arrays that share them have the same.
  var address: UnsafeRawPointer? { withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) } }
}
