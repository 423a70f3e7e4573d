/// The files that the scripts of Mistakes.txt name: good ones, and ones with something wrong.
enum MistakeFiles {
  static let all: [String: [UInt8]] = [
    "flowers.csv": text(header + flowers),
    "no-width.csv": text("petal_length\n1.4\n"),
    "ragged.csv": text(header + "1.4,0.2,setosa\n4.7,1.4,versicolor\n1.3,setosa\n1.5,0.2,setosa\n"),
    "long-row.csv": text(header + "1.4,0.2,setosa\n4.7,1.4,versicolor,red\n1.5,0.2,setosa\n"),
    "open-quote.csv": text(header + "1.4,0.2,setosa\n4.7,1.4,\"versicolor\n1.5,0.2,setosa\n"),
    "utf16.csv": [0xFF, 0xFE]
      + (header + flowers).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    "latin1.csv": text(header + "1.4,0.2,setosa\n4.7,1.4,versicol") + [0xF6] + text("r\n"),
    "twice.csv": text("width,width,species\n1.4,0.2,setosa\n4.7,1.4,versicolor\n"),
    "infinite.csv": text(header + "1.4,0.2,setosa\n4.7,inf,versicolor\n1.5,0.2,setosa\n"),
    "header-only.csv": text(header),
    "empty.csv": [],

    "images.idx3-ubyte": images(count: 2) + [0, 255, 0, 255, 255, 0, 255, 0],
    "cut.idx3-ubyte": images(count: 2) + [0, 255, 0],
    "absurd.idx3-ubyte": [0, 0, 8, 3] + bytes(.max) + bytes(.max) + bytes(.max),
    "text.idx3-ubyte": text("this is a text\n"),
    "text.idx3-ubyte.gz": text("this is a text\n"),
    "labels.idx1-ubyte": [0, 0, 8, 1] + bytes(2) + [0, 1],
    "one-label.idx1-ubyte": [0, 0, 8, 1] + bytes(1) + [0],

    "empty.safetensors": [],
    "garbage.safetensors": weights(header: "]this is no JSON[", values: 4),
    "huge-header.safetensors": [255, 255, 255, 255, 255, 255, 255, 127] + text("{}"),
    "cut.safetensors": weights(header: tensor(shape: "4,2", size: 32), values: 2),
    "negative.safetensors": weights(header: tensor(shape: "-4,2", size: 32), values: 8),
    "foreign.safetensors": weights(header: tensor(shape: "4,2", size: 32), values: 8),

    "broken.nn": text("print \"from the included script\"\ntrian epochs 5\n"),
  ]

  private static let header = "petal_length,petal_width,species\n"
  private static let flowers = String(
    repeating: "1.4,0.2,setosa\n4.7,1.4,versicolor\n6.0,2.5,virginica\n", count: 10)

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A big-endian number, as IDX files hold them.
  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The head of an IDX file of images, two by two pixels each.
  private static func images(count: UInt32) -> [UInt8] {
    [0, 0, 8, 3] + bytes(count) + bytes(2) + bytes(2)
  }

  /// A safetensors header of one tensor.
  private static func tensor(shape: String, size: Int) -> String {
    #"{"dense1.weight":{"dtype":"F32","shape":[\#(shape)],"data_offsets":[0,\#(size)]}}"#
  }

  /// A safetensors file: the header's length, the header, and so many zeros of four bytes.
  private static func weights(header: String, values: Int) -> [UInt8] {
    [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + text(header)
      + [UInt8](repeating: 0, count: values * 4)
  }
}
