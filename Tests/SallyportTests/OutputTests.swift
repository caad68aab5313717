import ArgumentParser
import FoundationEssentials
import Glibc
import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `What people read` {
    private static let time = Timestamp(seconds: 1_800_000_000)

    @Test func `lines up, without controls and blanks at the ends`() {
        var table = Table("A", "LONG", "C")
        table.add("longer", "x", "")
        table.add("\u{1B}[1m", "y", "z")
        #expect(
            table.lines { line, _ in line } == [
                "A          LONG  C",
                "longer     x",
                "\\u001B[1m  y     z",
            ])
    }

    @Test func `tells an account`() throws {
        let factor = FactorReport(
            id: FactorID(rawValue: 1), name: "phone", algorithm: .sha1, digits: 6, period: 30,
            created: Self.time)
        let user = UserReport(
            user: try AccountName("alice"), uid: UserID(rawValue: 1_000), state: .locked, factors: [factor],
            failures: 1,
            lastProof: Self.time, lock: LockReport(since: Self.time, reason: "left\n"))
        #expect(
            UserView(ShowUserReply(user: user), .plain).lines == [
                "alice (uid 1000): locked",
                "  locked since 2027-01-15T08:00:00Z, until somebody unlocks it: left\\u000A",
                "  1 failed attempt stands against it, of 100",
                "  no recovery codes are left",
                "  last proven 2027-01-15T08:00:00Z",
                "  ID  NAME   KIND                        SINCE       LAST USED",
                "  1   phone  totp, 6 digits, 30 s, SHA1  2027-01-15  -",
            ])
    }

    @Test func `has colours only where they are wanted`() throws {
        let user = UserReport(user: try AccountName("a"), uid: .root, state: .enrolled)
        #expect(
            UserView(ShowUserReply(user: user), .coloured).lines[0]
                == "\u{1B}[1ma\u{1B}[0m (uid 0): \u{1B}[32menrolled\u{1B}[0m")
        #expect(!UserView(ShowUserReply(user: user), .plain).lines.joined().contains("\u{1B}"))
    }

    @Test func `groups a key in fours and says whose it is`() throws {
        let reply = EnrolUserReply(user: try AccountName("alice"), uri: "otpauth://x", secret: "ABCDEFGHIJ")
        let lines = Sentences.enrolled(reply, dryRun: false)
        #expect(lines.contains("  Key:  ABCD EFGH IJ") && lines.contains("  URI:  otpauth://x"))
    }

    @Test func `is JSON with exactly the fields of the design after an enrolment`() throws {
        let reply = EnrolUserReply(
            user: try AccountName("alice"), uri: "otpauth://totp/h:alice", secret: "ABC")
        #expect(
            JSONText.of(ChangeAnswer(reply, try ChangeOptions.parse([])))
                == #"{"method":"totp","recoveryCodes":[],"secret":"ABC","uri":"otpauth://totp/h:alice","user":"alice"}"#
        )
        let dry = EnrolUserReply(user: try AccountName("alice"), uri: nil, secret: nil)
        #expect(
            JSONText.of(ChangeAnswer(dry, try ChangeOptions.parse(["--dry-run"])))
                == #"{"dryRun":true,"method":"totp","recoveryCodes":[],"user":"alice"}"#)
    }

    @Test func `is JSON that a terminal can show and a program reads unchanged`() throws {
        let text = "a\u{1B}\u{7F}\u{9B}\u{202E}\u{2028}\\\né"
        let json = JSONText.of([text])
        #expect(json == #"["a\u001b\u007F\u009B\u202E\u2028\\\né"]"#)
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
    }

    @Test func `does not show the key of an enrolment that was not printed`() throws {
        let reply = EnrolUserReply(user: try AccountName("alice"), uri: "otpauth://x", secret: "ABCDEFGHIJ")
        let full = PlatformError(operation: "write", errno: ENOSPC)
        let failure = Failure(unwritten: full, done: Sentences.enrolledUnseen(reply, dryRun: false))
        #expect(failure.status == .tryAgain)
        #expect(
            failure.sentence.contains("alice is enrolled")
                && failure.sentence.contains("user reset alice, then enrol again"))
        #expect(!failure.sentence.contains("ABCD") && !failure.sentence.contains("otpauth"))
    }

    @Test func `is a line for each record of the journal`() throws {
        let record = [
            "__REALTIME_TIMESTAMP": "1800000000000000", "MESSAGE": "alice\u{1B} let in", "PRIORITY": "6",
            "SALLYPORT_USER": "alice", "_HOSTNAME": "h",
        ]
        var view = LogView(json: false, .plain, now: 1_800_000_000, clock: try FixedClock.zone("UTC"))
        #expect(view.lines(record).last == "Fri 15 Jan 08:00  alice\\u001B let in")
        var json = LogView(json: true, .plain, now: 0)
        let lines = json.lines(record)
        #expect(lines.count == 1 && !lines[0].contains("_HOSTNAME"))
        #expect(lines[0].contains(#""SALLYPORT_USER":"alice""#))
    }
}
