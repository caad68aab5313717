import Testing

@testable import sallyport

@Suite struct `The program` {
    private let folder = TemporaryFolder()

    @Test(arguments: [">/dev/full", ">&-"])
    func `says that its answer did not arrive, and what it did`(redirection: String) throws {
        for json in ["", "--json"] {
            let name = "key\(json)"
            let ending = try Program.run("setup \(json) --key-file \(folder.path)/\(name) \(redirection)")
            #expect(ending.status == ExitReason.tryAgain.rawValue)
            #expect(ending.complaint.hasPrefix("sallyport: standard output cannot be written"))
            #expect(ending.complaint.contains("A new master key is in \(folder.path)/\(name)"))
            #expect(folder.has(name))
        }
        #expect(try Program.run("--help \(redirection)").status == ExitReason.tryAgain.rawValue)
    }

    @Test func `writes nothing into a file that got the number of a closed descriptor`() throws {
        let ending = try Program.run("setup --key-file \(folder.path)/key <&- >&- 2>&-")
        #expect(ending == .init(status: ExitReason.tryAgain.rawValue, output: "", complaint: ""))
        #expect(try folder.size(of: "key") == 67)
    }

    @Test(arguments: ["user", "policy", "clock", "courier"])
    func `asks for a subcommand where nothing can be done without`(group: String) throws {
        let ending = try Program.run(group)
        #expect(ending.status == ExitReason.usage.rawValue && ending.output.isEmpty)
        #expect(ending.complaint.contains("USAGE: sallyport \(group) "))
        #expect(try Program.run("\(group) --help").status == 0)
    }

    @Test func `asks the daemon about its own user when it is not told anything`() throws {
        let ending = try Program.run(
            "", environment: [ConnectionOptions.variable: "\(folder.path)/nobody"])
        #expect(ending.status == ExitReason.unreachable.rawValue)
        #expect(ending.complaint.contains("\(folder.path)/nobody"))
    }
}
