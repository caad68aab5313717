import FoundationEssentials
import Testing

@testable import sallyport

@Suite struct `The file of a report` {
    private let folder = TemporaryFolder()

    @Test func `is new, for its owner alone, and takes the place of one that was there`() throws {
        try folder.write("old", to: "r.html", mode: 0o644)
        try ReportFile("\(folder.path)/r.html").write(["<p>", "new"])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/r.html")
        #expect(attributes[.posixPermissions] as? UInt == 0o600)
        #expect(try folder.size(of: "r.html") == 8)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["r.html"])
    }

    @Test func `is no link, and what a link names is left alone`() throws {
        try folder.write("precious", to: "target")
        try folder.link("r.html", to: "target")
        let failure = #expect(throws: Failure.self) { try ReportFile("\(folder.path)/r.html") }
        #expect(failure?.status == .badData)
        #expect(try folder.size(of: "target") == 8)
    }

    @Test(arguments: ["", "x/..", "/nowhere/r.html"])
    func `has a name in a folder that is there`(path: String) {
        #expect(throws: Failure.self) { try ReportFile(path) }
    }

    @Test(arguments: ["--report r.html", "--review --report r --csv", "--review --records r"])
    func `is asked for with a review alone`(words: String) throws {
        #expect(try Program.run("user list \(words)").status == ExitReason.usage.rawValue)
    }
}
