import Foundation
import Terminal
import Testing

@Suite struct InitFileTests {
  @Test func itIsFoundWhereTheDesktopKeepsSettings() throws {
    let home = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(atPath: home) }
    let config = home + "/.config/neurite"
    #expect(InitFile.path(environment: { ["HOME": home][$0] }) == nil)
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    try "print 1".write(toFile: config + "/init.nn", atomically: true, encoding: .utf8)
    #expect(InitFile.path(environment: { ["HOME": home][$0] }) == config + "/init.nn")
    let moved = ["HOME": "/nowhere", "XDG_CONFIG_HOME": home + "/.config"]
    #expect(InitFile.path(environment: { moved[$0] }) == config + "/init.nn")
    let relative = ["HOME": home, "XDG_CONFIG_HOME": "elsewhere"]
    #expect(InitFile.path(environment: { relative[$0] }) == config + "/init.nn")
    #expect(InitFile.path(environment: { _ in nil }) == nil)
  }
}
