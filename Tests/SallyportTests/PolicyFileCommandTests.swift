import Testing

@testable import sallyport

@Suite struct `Commands about a file of rules` {
    private static let rules = """
        version = 1
        [[rule]]
        name = "robots"
        user = ["root"]
        require = "never"
        """
    private static let record =
        #"{"SALLYPORT_EVENT":"login-granted","SALLYPORT_USER":"root","SALLYPORT_UID":"0","SALLYPORT_SERVICE":"sshd","#
        + #""SALLYPORT_PHASE":"auth","SALLYPORT_DECISION":"asked","SALLYPORT_VERDICT":"granted","#
        + #""SALLYPORT_STANDING":"totp","SALLYPORT_PID":"7","__REALTIME_TIMESTAMP":"1800000000000000"}"#

    private let folder = TemporaryFolder()

    @Test func `print the Match blocks`() throws {
        try folder.write(Self.rules, to: "f.conf")
        let ending = try Program.run("policy sshd \(folder.path)/f.conf")
        #expect(ending.status == 0 && ending.complaint.isEmpty)
        #expect(ending.output.contains("\nMatch User root\n    AuthenticationMethods publickey\n"))
        #expect(ending.output.hasSuffix("\nMatch all\n"))
        let json = try Program.run("policy sshd \(folder.path)/f.conf --json").output
        #expect(json.contains(#""blocks":[{"asked":false,"match":"Match User root","rule":"robots"}]"#))
    }

    @Test func `rehearse records of a file, and pass over what else stands in a log`() throws {
        try folder.write(Self.rules, to: "f.conf")
        try folder.write("READY\n\(Self.record)\n{\n\n{\"a\":1}\n", to: "log")
        let words = "policy simulate \(folder.path)/f.conf --since 2027-01-01 --records"
        let ending = try Program.run("\(words) \(folder.path)/log")
        #expect(ending.status == 0 && ending.complaint.isEmpty)
        #expect(
            ending.output.contains(
                "\nroot  sshd     1       1           0          1          0             0\n"))
        let piped = try Program.run("\(words) - --json <\(folder.path)/log")
        #expect(piped.output.contains(#""askedLess":1"#))
        let later = try Program.run(
            "policy simulate \(folder.path)/f.conf --since 2028-01-01 --records \(folder.path)/log")
        #expect(later.output.contains("There is no login to compare"))
    }

    @Test func `warn of rules that match nobody on this host`() throws {
        try folder.write(Self.rules, to: "f.conf")
        #expect(try !Program.run("policy check \(folder.path)/f.conf").output.contains("warning"))
        for condition in ["user = [\"no-such-user-here\"]", "group = [\"no-such-group-here\"]"] {
            let rules = Self.rules.replacing("user = [\"root\"]", with: condition)
            try folder.write(rules, to: "f.conf")
            let ending = try Program.run("policy check \(folder.path)/f.conf")
            #expect(
                ending.status == 0 && ending.output.contains("rule \"robots\" matches nobody on this host"))
        }
    }

    @Test(arguments: ["sshd", "simulate --records /dev/null", "check"])
    func `end with 1 and the faults`(command: String) throws {
        try folder.write("version = 1\nnonsense = 1\n", to: "f.conf")
        let words = command.split(separator: " ")
        let rest = words.dropFirst().joined(separator: " ")
        let ending = try Program.run("policy \(words[0]) \(folder.path)/f.conf \(rest)")
        #expect(ending.status == ExitReason.faultsFound.rawValue)
        #expect((ending.output + ending.complaint).contains("f.conf:2:1: "))
    }

    @Test(arguments: ["sshd", "simulate", "check", "apply"])
    func `end with 78 where there is no file`(command: String) throws {
        let ending = try Program.run("policy \(command) \(folder.path)/f.conf")
        #expect(ending.status == ExitReason.configuration.rawValue)
    }
}
