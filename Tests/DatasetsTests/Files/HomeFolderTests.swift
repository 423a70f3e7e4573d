import Glibc
import Testing

@testable import Datasets

@Suite struct HomeFolderTests {
  @Test func standsForATildeAtTheBeginningAlone() throws {
    let home = try #require(getenv("HOME").map { String(cString: $0) })
    #expect(HomeFolder.expanded("~/iris.csv") == home + "/iris.csv")
    #expect(HomeFolder.expanded("~") == home + "/")
    #expect(HomeFolder.expanded("~ann/iris.csv") == "~ann/iris.csv")
    #expect(HomeFolder.expanded("data/~/iris.csv") == "data/~/iris.csv")
  }
}
