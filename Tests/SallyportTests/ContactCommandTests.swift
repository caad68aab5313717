import Foundation
import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `The contacts of users` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    /// A daemon that has root and nobody; for nobody nothing changes.
    private static func daemon() throws -> ControlDaemon {
        try ControlDaemon { call in
            guard case .setContact(let request) = call else { return .failure(.permissionDenied) }
            guard request.user.description != "gone" else { return .failure(.noSuchUser(request.user)) }
            let report = request.email.map {
                ContactReport(
                    channel: .email, address: $0.description, verified: request.verified ?? false, since: time
                )
            }
            let reply = SetContactReply(
                user: request.user, contacts: [report].compactMap(\.self),
                changed: request.user.description != "nobody")
            return .success(.setContact(reply))
        }
    }

    @Test func `are set, with what is said of them`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run(
            "user contact root --email r@example.org --phone +491511234567 --verified")
        #expect(ending == .init(status: 0, output: "root: now r@example.org (verified).\n", complaint: ""))
        guard case .setContact(let call)? = daemon.calls.first else { Issue.record("no call"); return }
        #expect(call.phone?.description == "+491511234567" && call.verified == true && call.remove == nil)
        #expect(call.dryRun == nil && call.user.description == "root")
    }

    @Test func `are removed, and vouched for alone`() throws {
        let daemon = try Self.daemon()
        let removed = try daemon.run("user contact root --remove mail --remove phone --dry-run")
        #expect(removed.output == "root: would have no contact any more.\n")
        let doubted = try daemon.run("user contact nobody --no-verified --json")
        #expect(doubted.output == #"{"changed":false,"contacts":[],"user":"nobody"}"# + "\n")
        guard case .setContact(let first) = daemon.calls[0], case .setContact(let second) = daemon.calls[1]
        else { Issue.record("other calls"); return }
        #expect(first.remove == [.email, .sms] && first.dryRun == true && first.verified == nil)
        #expect(second.verified == false && second.remove == nil)
    }

    @Test(arguments: [
        ("--email a@b@c", "name@host"), ("--email ''", "empty"), ("--email 'a b@c'", "U+20"),
        ("--phone 015112345", "country"), ("--phone +49x1234567", "U+78"),
    ])
    func `with a bad address are refused before anything is sent`(option: String, reason: String) throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run("user contact root \(option)")
        #expect(ending.status == ExitReason.usage.rawValue && ending.complaint.contains(reason))
        #expect(daemon.calls.isEmpty)
    }

    @Test func `are shown where nothing else is asked for`() throws {
        let contact = ContactReport(
            channel: .sms, address: "+491511234567", verified: false, since: Self.time)
        let daemon = try ControlDaemon { call in
            guard case .showUser(let request) = call, let user = request.user else {
                return .failure(.permissionDenied)
            }
            let contacts = user.description == "root" ? [contact] : []
            let report = UserReport(
                user: user, uid: UserID(rawValue: 7), state: .notEnrolled, contacts: contacts)
            return .success(.shownUser(ShowUserReply(user: report)))
        }
        #expect(
            try daemon.run("user contact root").output
                == "CONTACT  ADDRESS        STATE         SINCE\n"
                + "SMS      +491511234567  not verified  2027-01-15T08:00:00Z\n")
        #expect(try daemon.run("user contact nobody").output == "nobody has no contact.\n")
        #expect(
            try daemon.run("user contact nobody --json").output == #"{"contacts":[],"user":"nobody"}"# + "\n")
    }

    @Test func `of a file are set once all lines are judged`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run(
            "user contact --file -", input: "user,email,verified\nroot,r@example.org,yes\nnobody,,\n")
        #expect(
            ending
                == .init(
                    status: 0,
                    output:
                        "root: now r@example.org (verified).\nnobody: no contact, as before.\n1 user changed, 1 unchanged.\n",
                    complaint: ""))
        let dryRuns = daemon.calls.map { call in
            if case .setContact(let request) = call { request.dryRun } else { Bool?.none }
        }
        #expect(dryRuns == [true, true, nil, nil])
    }

    @Test func `of a file are only told in a dry run`() throws {
        let daemon = try Self.daemon()
        let text = "email,user\nr@example.org,root\n"
        let ending = try daemon.run("user contact --file - --dry-run", input: text)
        #expect(
            ending.output
                == "root: would have r@example.org (not verified).\n1 user would be changed, 0 unchanged.\n")
        let json = try daemon.run("user contact --file - --dry-run --json", input: text)
        #expect(json.output.hasPrefix(#"{"changed":1,"dryRun":true,"unchanged":0,"users":[{"changed":true,"#))
        #expect(daemon.calls.count == 2)
    }

    @Test func `of a file with a fault stay as they are, and the lines are named`() throws {
        let daemon = try Self.daemon()
        let path = "\(daemon.folder.path)/c.csv"
        try daemon.folder.write("user,email,phone\nroot,r@example.org,\nnobody,@,\nnobody,,12\n", to: "c.csv")
        let ending = try daemon.run("user contact --file \(path)")
        #expect(ending.status == ExitReason.badData.rawValue && ending.output.isEmpty)
        let lines = ending.complaint.split(separator: "\n")
        #expect(lines.count == 3 && daemon.calls.isEmpty)
        #expect(lines.prefix(2).map { $0.prefix { $0 != " " } } == ["\(path):3:", "\(path):4:"])
        #expect(lines[2] == "sallyport: 2 lines cannot be carried out, and nothing was done")
    }

    @Test func `of a file with a user who does not exist stay as they are`() throws {
        let daemon = try Self.daemon()
        let ending = try daemon.run(
            "user contact --file -", input: "user,email\nroot,r@example.org\ngone,g@example.org\n")
        #expect(ending.status == ExitReason.noSuchUser.rawValue && ending.output.isEmpty)
        #expect(ending.complaint.hasPrefix("standard input:3: there is no user gone\n"))
        let isDry = daemon.calls.allSatisfy { call in
            if case .setContact(let request) = call { request.dryRun == true } else { false }
        }
        #expect(isDry)
    }

    @Test func `that are not there cannot be vouched for`() throws {
        let daemon = try Self.daemon()
        let alone = try daemon.run("user contact nobody --verified")
        #expect(alone.status == ExitReason.badData.rawValue && alone.output.isEmpty)
        #expect(alone.complaint.contains("nobody has no contact"))
        let ending = try daemon.run(
            "user contact --file -", input: "user,email,verified\nroot,r@example.org,yes\nnobody,,yes\n")
        #expect(ending.status == ExitReason.badData.rawValue && ending.output.isEmpty)
        #expect(ending.complaint.hasPrefix("standard input:3: nobody has no contact"))
        #expect(daemon.calls.count == 3)
    }

    @Test func `of a file are those of one user once, whatever names are typed`() throws {
        let daemon = try ControlDaemon { call in
            guard case .setContact(let request) = call, let root = try? AccountName("root") else {
                return .failure(.permissionDenied)
            }
            let isRoot = request.user.description != "nobody"
            let user = isRoot ? root : request.user
            return .success(.setContact(SetContactReply(user: user, contacts: [], changed: true)))
        }
        let ending = try daemon.run(
            "user contact --file -",
            input: "user,email\nroot,a@b.org\nnobody,b@b.org\ndaemon,c@b.org\n")
        #expect(ending.status == ExitReason.badData.rawValue && ending.output.isEmpty)
        #expect(ending.complaint.hasPrefix("standard input:4: root stands in line 2 already\n"))
        #expect(daemon.calls.count == 3)
    }

    @Test func `are not touched by those who may not`() throws {
        let daemon = try ControlDaemon { _ in .failure(.permissionDenied) }
        let ending = try daemon.run("user contact --file -", input: "user,email\nroot,r@example.org\n")
        #expect(ending.status == ExitReason.notPermitted.rawValue && daemon.calls.count == 1)
    }
}
