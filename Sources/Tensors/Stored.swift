/// Numbers in a row: in memory, or in a file that holds more of them than memory does.
///
/// A value whose copies share what is stored. It is public, as the compiler makes only of what is public a
/// form for one kind of number in other modules; any other takes 50 times as long for each of millions.
public struct Stored<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  @unchecked Sendable
{
  public let count: Int
  /// The numbers, where they are in memory.
  @usableFromInline let memory: [Element]
  /// The first number, where they stand in a file at equal distances; and that distance in bytes.
  @usableFromInline let base: UnsafeRawPointer?
  @usableFromInline let stride: Int
  @usableFromInline let file: MappedFile?
  private let layout: Layout
  /// Whether it is looked at here and there, and not from front to back.
  private let isScattered: Bool

  /// Where the numbers stand in a file, in bytes from its beginning.
  package enum Layout: Equatable, Sendable {
    /// Each so many bytes behind the one before.
    case strided(start: Int, stride: Int)
    /// Stretches of `length` numbers, each with a beginning of its own.
    case stretches([Int], length: Int)

    /// One behind the other.
    package static func contiguous(from start: Int) -> Layout {
      .strided(start: start, stride: MemoryLayout<Element>.stride)
    }
  }

  @usableFromInline
  package init(_ numbers: [Element]) {
    (count, memory) = (numbers.count, numbers)
    (base, stride, file, isScattered) = (nil, MemoryLayout<Element>.stride, nil, false)
    layout = .contiguous(from: 0)
  }

  /// Numbers that stand in a file, each at a multiple of its size.
  package init(in file: MappedFile, _ layout: Layout, count: Int) {
    self.init(in: file, layout, count: count, isScattered: false)
  }

  private init(in file: MappedFile, _ layout: Layout, count: Int, isScattered: Bool) {
    let size = MemoryLayout<Element>.stride
    switch layout {
    case .strided(let start, let stride):
      precondition(
        start % size == 0 && stride % size == 0
          && (count == 0 || start + (count - 1) * stride + size <= file.count))
      base = (isScattered ? file.scattered : file.bytes).baseAddress?.advanced(by: start)
      self.stride = stride
    case .stretches(let starts, let length):
      precondition(
        count <= starts.count * length
          && starts.allSatisfy { $0 % size == 0 && $0 + length * size <= file.count })
      (base, stride) = (nil, size)
    }
    (self.count, memory, self.file, self.layout) = (count, [], file, layout)
    self.isScattered = isScattered
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  @inlinable
  public subscript(_ i: Int) -> Element {
    guard let file else { return memory[i] }
    precondition(i >= 0 && i < count, "a number of those that are stored")
    guard let base else { return numberInStretches(i) }
    return withExtendedLifetime(file) { (base + i * stride).load(as: Element.self) }
  }

  @usableFromInline
  func numberInStretches(_ i: Int) -> Element {
    guard let file, case .stretches(let starts, let length) = layout else { return memory[i] }
    let offset = starts[i / length] + i % length * MemoryLayout<Element>.stride
    return (isScattered ? file.scattered : file.bytes).load(
      fromByteOffset: offset, as: Element.self)
  }

  /// Where the first stands, and how many bytes the next is behind each; `nil` but for equal distances in
  /// a file.
  package var inFile: (file: MappedFile, start: Int, stride: Int)? {
    guard let file, case .strided(let start, let stride) = layout else { return nil }
    return (file, start, stride)
  }

  /// The same, for those who look here and there.
  package var scattered: Stored {
    file.map { Stored(in: $0, layout, count: count, isScattered: true) } ?? self
  }

  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    guard let file else { return try memory.withUnsafeBufferPointer(body) }
    guard let base, stride == MemoryLayout<Element>.stride else { return nil }
    return try withExtendedLifetime(file) {
      try body(.init(start: base.assumingMemoryBound(to: Element.self), count: count))
    }
  }

  /// The numbers where they are in memory.
  package var array: [Element]? { file == nil ? memory : nil }

  package var isInFile: Bool { file != nil }
}

// MARK: Parts

extension Stored {
  /// Some of them; a copy where they are in memory.
  package func part(_ range: Range<Int>) -> Stored {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "numbers of those that are stored")
    guard let file else { return Stored(Array(memory[range])) }
    guard case .strided(let start, let stride) = layout else {
      return Stored(range.map { self[$0] })
    }
    return Stored(
      in: file, .strided(start: start + range.lowerBound * stride, stride: stride),
      count: range.count)
  }

  /// Every so many-th of them, from one on; a copy where they are in memory.
  @inlinable
  public func every(_ step: Int, from first: Int) -> Stored {
    everyInFile(step, from: first)
      ?? Stored(Swift.stride(from: first, to: count, by: step).map { self[$0] })
  }

  /// The same numbers where they stand; `nil` but for equal distances in a file.
  @usableFromInline
  func everyInFile(_ step: Int, from first: Int) -> Stored? {
    guard let file, case .strided(let start, let stride) = layout else { return nil }
    return Stored(
      in: file, .strided(start: start + first * stride, stride: step * stride),
      count: Swift.stride(from: first, to: count, by: step).underestimatedCount)
  }

  /// Bytes as the numbers that they are, in this machine's order; `nil` where they do not stand one behind
  /// the other, as such numbers have to.
  package func reinterpreted<Number>(as kind: Number.Type) -> Stored<Number>?
  where Element == UInt8 {
    let size = MemoryLayout<Number>.stride
    guard let file else {
      return Stored<Number>(
        [Number](unsafeUninitializedCapacity: count / size) { buffer, filled in
          UnsafeMutableRawBufferPointer(buffer).copyBytes(from: memory[..<(count / size * size)])
          filled = count / size
        })
    }
    guard case .strided(let start, 1) = layout, start.isMultiple(of: size) else { return nil }
    return Stored<Number>(in: file, .contiguous(from: start), count: count / size)
  }
}

extension Stored: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Stored: Equatable where Element: Equatable {
  /// Copies are found equal without a look at the numbers.
  public static func == (one: Stored, other: Stored) -> Bool {
    guard one.count == other.count else { return false }
    if one.file == nil, other.file == nil { return one.memory == other.memory }
    if one.file === other.file, one.layout == other.layout { return true }
    return one.elementsEqual(other)
  }
}
