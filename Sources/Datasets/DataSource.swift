package import Diagnostics
package import Specification
package import Tensors

/// Anything `data` can load: a file by its reader, a set by its name.
package protocol DataSource: Described {
  /// Reads or makes the rows and deals them out to their parts.
  func load(in context: inout LoadContext) throws(Diagnostic) -> Dataset
  /// Looks at no more of the rows than tells what they are like.
  func sketch(in context: inout LoadContext) throws(Diagnostic) -> Sketch
  /// The arguments of `data` as the language writes them: `moons noise 0.2`.
  var written: String { get }
}

extension DataSource {
  package var written: String { Self.spec.written(self) }

  /// The same for a file, which goes by its path and not by its reader's name.
  var writtenAsFile: String { String(Self.spec.written(self).dropFirst(Self.spec.name.count + 1)) }
}

extension Kind where Product == any DataSource {
  init<Source: DataSource>(_ type: Source.Type) { self.init(type) { $0 } }
}

/// What loading needs from the session.
package struct LoadContext {
  /// The streams that generators and the split draw from.
  package var random: RandomStreams
  /// Asked now and then; once it says true, loading stops with an error.
  package var isInterrupted: () -> Bool

  package init(random: RandomStreams, isInterrupted: @escaping () -> Bool = { false }) {
    self.random = random
    self.isInterrupted = isInterrupted
  }

  /// Throws once the user has asked to stop.
  func checkInterrupt() throws(Diagnostic) {
    if isInterrupted() { throw .loadingInterrupted }
  }
}

extension Diagnostic {
  /// What a load that Ctrl-C ended throws; nothing was loaded.
  package static let loadingInterrupted = Diagnostic(
    "data.interrupted", "interrupted, nothing was loaded")
}

/// The sets that have a name.
package enum NamedSets {
  /// In the order of the reference.
  package static let all: [Kind<any DataSource>] = Generators.all + Collections.all
}

/// Sets that are made as they are asked for.
package enum Generators {
  package static let all: [Kind<any DataSource>] = [
    Kind(And.self), Kind(Or.self), Kind(Xor.self), Kind(Circles.self), Kind(Moons.self),
    Kind(Spirals.self), Kind(Blobs.self), Kind(Gauss.self), Kind(Checkerboard.self),
    Kind(Line.self), Kind(Sine.self), Kind(Plane.self),
  ]
}

/// Sets that were collected, in the program or in a package of the system.
package enum Collections {
  package static let all: [Kind<any DataSource>] = [
    Kind(Housing.self), Kind(Iris.self), Kind(Digits.self), Kind(Wine.self), Kind(Cancer.self),
    Kind(Diabetes.self), Kind(FashionMNIST.self),
  ]
}
