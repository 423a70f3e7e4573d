package import Specification

/// 178 Italian wines by 13 measurements. Source: UCI, “Wine”, Aeberhard and Forina, 1992.
package struct Wine: EmbeddedTable {
  package var features: [String] = []

  package init() {}

  package static let spec = Spec<Wine>(
    "wine", "178 wines of three cultivars of vine by 13 chemical measurements.", [.features],
    examples: ["data wine"])

  static var file: EmbeddedFile { .wine }
  static let target = "cultivar"
}
