import Foundation
import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `A text for many people` {
    /// root is reached, nobody has no contact, and daemon's provider is down.
    private static func daemon() throws -> ControlDaemon {
        try ControlDaemon { call in
            guard case .notifyUser(let request) = call else { return .failure(.permissionDenied) }
            switch request.user.description {
            case "nobody": return .failure(.noContact(request.user))
            case "daemon":
                return .success(
                    .notifiedUser(
                        NotifyUserReply(
                            user: request.user, to: "+49***78", fate: .failed, reason: .unreachable)))
            default:
                let fate: DeliveryReport.Fate? = request.dryRun == true ? nil : .sent
                return .success(
                    .notifiedUser(NotifyUserReply(user: request.user, to: "r***@e***.org", fate: fate)))
            }
        }
    }

    @Test func `is sent to each, with a line for each and a count`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run(
            "user notify --user root --user nobody --user daemon --user root",
            input: "On Monday\r\n\nwe begin.\n\n")
        #expect(ending.status == ExitReason.faultsFound.rawValue && ending.complaint.isEmpty)
        #expect(
            ending.output == """
                root: r***@e***.org: sent
                nobody: no contact
                daemon: +49***78: failed: the provider cannot be reached
                1 sent, 1 not sent, 1 without a contact.

                """)
        #expect(daemon.calls.count == 3)
        guard case .notifyUser(let call)? = daemon.calls.first else { return }
        #expect(call.text == "On Monday\n\nwe begin." && call.dryRun == nil)
    }

    @Test func `ends with 0 where everybody is reached, and says so in JSON`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("user notify --user root --json", input: "x")
        #expect(
            ending
                == .init(
                    status: 0,
                    output: #"{"people":[{"fate":"sent","to":"r***@e***.org","user":"root"}]}"# + "\n",
                    complaint: ""))
    }

    @Test func `goes nowhere in a dry run, which names those without a contact`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("user notify --user root --user nobody --dry-run", input: "x")
        #expect(
            ending.output
                == "root: would go to r***@e***.org\nnobody: no contact\n1 would be sent, 1 without a contact.\n"
        )
        #expect(ending.status == ExitReason.faultsFound.rawValue)
        let json = try daemon.run("user notify --user nobody --dry-run --json", input: "x")
        #expect(
            json.output == #"{"dryRun":true,"people":[{"problem":"noContact","user":"nobody"}]}"# + "\n")
    }

    @Test func `is never cut where nobody sees it`() throws {
        let daemon = try Self.daemon()
        let text = "On Monday\n" + String(repeating: "\n", count: 10_000) + "we do not begin."
        let ending = try daemon.run("user notify --user root", input: text)
        #expect(ending.status == ExitReason.badData.rawValue && ending.complaint.contains("4096"))
        #expect(daemon.calls.isEmpty)
    }

    @Test func `is for the members of a group, too`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("user notify --group root", input: "x")
        #expect(ending.output.contains("root: r***@e***.org: sent\n"))
        let missing = try daemon.run("user notify --group no-such-group", input: "x")
        #expect(missing.status == ExitReason.noSuchUser.rawValue)
        #expect(missing.complaint.contains("there is no group \"no-such-group\""))
    }

    @Test func `ends early where the caller may not, or nothing is left to be said`() throws {
        let daemon = try ControlDaemon { _ in .failure(.permissionDenied) }
        let refused = try daemon.run("user notify --user root --user daemon", input: "x")
        #expect(refused.status == ExitReason.notPermitted.rawValue && daemon.calls.count == 1)
        let empty = try daemon.run("user notify --user root", input: " \n\n")
        #expect(empty.status == ExitReason.badData.rawValue && daemon.calls.count == 1)
    }

    @Test(arguments: [
        (Array("a\u{1B}[1m".utf8), "U+1B"), (Array("one\ntwo\tthree".utf8), "line 2"), ([0xFF], "UTF-8"),
        (Array("a\u{202E}b".utf8), "U+202E"), ([UInt8](repeating: 0x61, count: 4_097), "4096"), ([], "4096"),
        (Array("a".utf8) + [UInt8](repeating: 0x0A, count: 8_192), "4096"),
    ])
    func `is printable, and not too long`(bytes: [UInt8], complaint: String) {
        let error = #expect(throws: Failure.self) { try NotifiedText.checked(bytes) }
        #expect(error?.status == .badData && error?.sentence.contains(complaint) == true)
    }

    @Test(arguments: [
        ("é\n", "é"), (String(repeating: "x", count: 4_096) + "\n", String(repeating: "x", count: 4_096)),
        ("a\r\n\r\nb\n \n", "a\n\nb"), ("\n  a", "\n  a"),
    ])
    func `keeps its lines`(text: String, kept: String) throws {
        #expect(try NotifiedText.checked(Array(text.utf8)) == kept)
    }

    @Test func `reaches everybody once`() throws {
        let names = try ["b", "a", "c"].map { try AccountName($0) }
        let people = try Recipients.named(
            users: ["b", "b"], groups: ["g"], members: { _ in .found(names) },
            canonical: { name throws(Failure) in
                guard let name = try? AccountName(name) else { throw Failure(.noSuchUser, "") }
                return name
            })
        #expect(people.map(\.description) == ["b", "a", "c"])
        let ends: [(Lookup<[AccountName]>, ExitReason)] = [
            (.found([]), .noSuchUser), (.none, .noSuchUser), (.failed(5), .tryAgain),
        ]
        for (lookup, status) in ends {
            let error = #expect(throws: Failure.self) {
                try Recipients.named(
                    users: [], groups: ["g"], members: { _ in lookup },
                    canonical: { _ throws(Failure) in throw Failure(.noSuchUser, "") })
            }
            #expect(error?.status == status)
        }
    }

    @Test func `is asked for at a terminal`() throws {
        let daemon = try Self.daemon()
        let terminal = try PseudoTerminal()
        let program = try RunningProgram(
            ["user", "notify", "--user", "root"], folder: daemon.folder, at: terminal)
        terminal.type("hello\n\u{4}")
        #expect(terminal.read(until: "1 sent.").contains("root: r***@e***.org: sent"))
        let ending = program.ending()
        #expect(ending.status == 0 && ending.complaint == Sentences.typeText)
    }
}
