// swift-tools-version: 6.1
import PackageDescription

/// The road through the code, in order: a target may depend only on targets above it.
let package = Package(
  name: "neurite",
  products: [.executable(name: "nn", targets: ["nn"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0")
  ],
  targets: [
    // C at the rim: module maps, `static inline` wrappers, a few vector loops.
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .target(name: "COneDNN"),
    .target(name: "CCairo"),
    .target(name: "CMarkdown"),
    .target(name: "CGD"),
    .target(name: "CKernels"),
    .target(
      name: "CEmbedded",
      exclude: [
        "cancer.csv", "diabetes.csv", "digits.idx1-ubyte", "digits.idx3-ubyte", "housing.csv",
        "iris.csv", "wine.csv", "SOURCES.md",
      ]),

    // The texts of scripts/tutorials.
    .target(name: "CLessons"),

    .target(name: "Diagnostics"),
    .target(name: "Markdown", dependencies: ["CLessons", "Diagnostics"]),
    .target(name: "Syntax", dependencies: ["Diagnostics"]),
    .target(name: "Specification", dependencies: ["Diagnostics", "Syntax"]),
    .target(name: "Tensors", dependencies: ["COneDNN", "CKernels"]),
    .target(name: "Network", dependencies: ["Diagnostics", "Specification", "Tensors"]),
    .target(
      name: "Datasets",
      dependencies: [
        "Diagnostics", "Specification", "Tensors", "CZlib", "CCSV", "CEmbedded", "CGD",
      ]),
    .target(
      name: "Formats",
      dependencies: ["Diagnostics", "Syntax", "Specification", "Tensors", "Network", "Datasets"]),
    .target(name: "Reports"),
    .target(name: "Rendering", dependencies: ["Diagnostics", "Reports", "CCairo"]),
    .target(
      name: "Session",
      dependencies: [
        "Diagnostics", "Markdown", "Syntax", "Specification", "Tensors", "Network", "Datasets",
        "Formats", "Reports", .product(name: "OrderedCollections", package: "swift-collections"),
      ], exclude: ["Reference.md"]),
    .target(
      name: "Notebooks",
      dependencies: [
        "CMarkdown", "Diagnostics", "Markdown", "Syntax", "Formats", "Session", "Rendering",
        "Reports",
      ]),
    .target(
      name: "Terminal",
      dependencies: [
        "Diagnostics", "Syntax", "Specification", "Session", "Rendering", "Reports", "CEditLine",
      ]),
    .executableTarget(
      name: "nn",
      dependencies: [
        "Diagnostics", "Markdown", "Syntax", "Tensors", "Network", "Formats", "Session",
        "Rendering", "Reports", "Notebooks", "Terminal",
      ]),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown"]),
    .testTarget(name: "SyntaxTests", dependencies: ["Diagnostics", "Syntax"]),
    .testTarget(
      name: "SpecificationTests", dependencies: ["Diagnostics", "Syntax", "Specification"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"]),
    .testTarget(
      name: "NetworkTests",
      dependencies: ["Diagnostics", "Syntax", "Specification", "Tensors", "Network"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["Diagnostics", "Specification", "Tensors", "Datasets"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Diagnostics", "Tensors", "Network", "Datasets", "Formats"]),
    .testTarget(
      name: "RenderingTests", dependencies: ["Diagnostics", "Reports", "Rendering"],
      exclude: ["Pictures"]),
    .testTarget(
      name: "SessionTests",
      dependencies: [
        "Diagnostics", "Markdown", "Syntax", "Specification", "Tensors", "Network", "Datasets",
        "Formats",
        "Session", "Notebooks", "Rendering", "Reports",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [.copy("Mistakes.txt"), .copy("Transcripts")]),
    .executableTarget(
      name: "PromptHost",
      dependencies: ["Diagnostics", "Rendering", "Reports", "Session", "Terminal"],
      path: "Tests/PromptHost"),
    .target(name: "CAllocationCount", path: "Tests/CAllocationCount"),
    .executableTarget(
      name: "AllocationHost", dependencies: ["CAllocationCount", "Diagnostics", "Session"],
      path: "Tests/AllocationHost"),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .testTarget(
      name: "NotebooksTests",
      dependencies: [
        "Diagnostics", "Markdown", "Tensors", "Rendering", "Reports", "Session", "Notebooks",
      ]),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Diagnostics", "CEditLine", "CPseudoTerminal", "PromptHost", "Rendering", "Reports",
        "Session",
        "Terminal",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
    "NonisolatedNonsendingByDefault",
  ].map { .enableUpcomingFeature($0) }
}
