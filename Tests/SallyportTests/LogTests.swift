import Platform
import Systemd
import Testing

@testable import sallyport

@Suite struct `The log` {
    /// What a record of each event may hold, and what is said of it.
    static let told: [AuditEvent: [(fields: String, sentence: String)]] = [
        .loginGranted: [
            (
                "USER=alice SERVICE=sshd PHASE=auth RHOST=10.0.0.7 METHOD=totp REASON=right+code",
                "alice logged in by ssh from 10.0.0.7 with an authenticator code"
            ),
            (
                "USER=alice SERVICE=sudo PHASE=auth TARGET=postgres METHOD=recovery-code",
                "alice was let through by sudo as postgres with a recovery code"
            ),
            (
                "USER=alice SERVICE=sshd PHASE=auth REASON=a+second+factor+was+set+up",
                "alice logged in by ssh without a code: a second factor was set up"
            ),
            (
                "USER=alice SERVICE=sshd PHASE=account REASON=proven+in+this+login",
                "alice may go on by ssh: proven in this login"
            ),
            (
                "USER=alice SERVICE=sshd PHASE=open-session REASON=session",
                "alice may open a session by ssh: the login was let through before"
            ),
        ],
        .loginNotAsked: [
            (
                "USER=alice SERVICE=sshd PHASE=auth RHOST=10.0.0.7 REASON=the+device+is+remembered",
                "alice was not asked for a second factor by ssh from 10.0.0.7: the device is remembered"
            )
        ],
        .loginRefused: [
            (
                "SERVICE=sshd PHASE=auth RHOST=10.0.0.7 VERDICT=refused REASON=no+such+user",
                "an unknown user was refused by ssh from 10.0.0.7: no such user"
            ),
            (
                "USER=alice SERVICE=su-l TARGET=root PHASE=account VERDICT=refused REASON=the+account+is+locked",
                "alice was refused by su-l as root: the account is locked"
            ),
            (
                "USER=alice SERVICE=sshd VERDICT=unavailable REASON=the+store+does+not+answer",
                "alice could not be judged by ssh: the store does not answer"
            ),
        ],
        .selfServiceGranted: [
            ("USER=alice CHANGE=enable", "alice set up a second factor"),
            (
                "USER=alice UID=1000 ACTOR_UID=0 CHANGE=confirm FOR=export",
                "alice confirmed with a second factor, for: export, asked by root"
            ),
        ],
        .selfServiceRefused: [
            (
                "USER=alice CHANGE=disable REASON=wrong+password",
                "alice could not take the second factor away: wrong password"
            )
        ],
        .accountChanged: [
            ("USER=alice UID=1000 CHANGE=locked ACTOR_UID=0", "alice: the account was locked by root"),
            (
                "USER=alice UID=1000 CHANGE=locked ACTOR_UID=0 REASON=lost+laptop",
                "alice: the account was locked by root: lost laptop"
            ),
            (
                "USER=alice UID=1000 CHANGE=offboarded REASON=no+such+account+since+2027-01-01",
                "alice: the account was cut off for good: no such account since 2027-01-01"
            ),
            (
                "USER=alice UID=1000 CHANGE=device-remembered DETAIL=SHA256:x ACTOR_UID=1000",
                "alice: a device was remembered by themselves: SHA256:x"
            ),
            (
                "USER=alice UID=1000 CHANGE=painted ACTOR_UID=7",
                "the account of alice was changed (painted) by uid 7"
            ),
            ("CHANGE=clock-accepted ACTOR_UID=7", "uid 7 said that the clock of this host is right"),
        ],
        .delivery: [
            (
                "USER=alice CHANNEL=email ADDRESS=a***@e***.org PURPOSE=code FATE=sent",
                "a code for alice by mail to a***@e***.org was sent"
            ),
            (
                "USER=alice CHANNEL=sms ADDRESS=49***78 PURPOSE=notice FATE=deferred REASON=busy",
                "a notice for alice by SMS to 49***78 is tried again later: busy"
            ),
            ("USER=alice FATE=failed REASON=refused", "a letter for alice was not sent: refused"),
        ],
        .recordDamaged: [
            (
                "USER=alice REASON=slot+0", "alice is refused, since the record cannot be used: slot 0"
            )
        ],
        .recordRepaired: [
            (
                "USER=alice REASON=slot+1",
                "one copy of the record of alice was damaged and is written anew: slot 1"
            )
        ],
        .nameMismatch: [("USER=alice", "The daemon's words")],
        .clockJumped: [
            ("SECONDS=-90", "the clock of this host was set back by 90 s"),
            ("SECONDS=-9223372036854775808", "the clock of this host was set back by 9223372036854775808 s"),
        ],
        .settingsRejected: [
            (
                "POSITION=f:1:2 REASON=no+such+key",
                "new settings are refused, and those before stay in force at f:1:2: no such key"
            )
        ],
        .settingsLoaded: [("", "The daemon's words")],
        .policyTrial: [
            ("ACTOR_UID=0 POSITION=f SECONDS=300", "root tries out the settings of f for 300 s")
        ],
        .policyConfirmed: [
            ("ACTOR_UID=0 POSITION=f", "the settings of f stay: root proved a factor under them")
        ],
        .policyReverted: [
            (
                "POSITION=f",
                "the settings of f are given up, since nobody proved a factor under them in time"
            )
        ],
        .confirmation: [
            (
                "USER=alice UID=1000 ACTOR_UID=0 VERDICT=refused FOR=export",
                "alice has not proven a second factor lately, as root asked, for: export"
            )
        ],
        .sessionOpened: [
            (
                "SESSION=7 USER=alice SERVICE=sshd RHOST=10.0.0.7 TERMINAL=pts/3",
                "session 7 of alice by ssh from 10.0.0.7 was opened at pts/3"
            )
        ],
        .sessionClosed: [("SESSION=7 USER=alice SERVICE=sshd", "session 7 of alice by ssh is over")],
        .sessionWarned: [
            (
                "SESSION=7 USER=alice SERVICE=sshd REASON=idle",
                "session 7 of alice by ssh was told that it ends soon: nobody has typed for too long"
            ),
            (
                "SESSION=7 USER=alice SERVICE=sshd REASON=idle DETAIL=no+terminal+could+be+told",
                "session 7 of alice by ssh ends soon, and no terminal could be told:"
                    + " nobody has typed for too long"
            ),
        ],
        .sessionEnded: [
            (
                "SESSION=7 USER=alice SERVICE=sshd REASON=by+uid+0 DETAIL=4711+tmux",
                "session 7 of alice by ssh was ended: by root; left behind: 4711 tmux"
            )
        ],
        .sessionUnnoted: [("USER=alice SERVICE=sshd", "The daemon's words")],
        .started: [("", "the daemon serves logins")],
        .stopped: [("", "the daemon was stopped")],
        .peerRefused: [
            ("ACTOR_UID=1000 PID=99 REASON=LockUser", "uid 1000 (process 99) was refused: LockUser")
        ],
        .journalLosses: [("LOSSES=3", "3 records of the daemon were lost")],
        .spentTableLost: [
            (
                "REASON=another+boot",
                "codes that may have been used before this start are void: another boot"
            )
        ],
    ]

    @Test(arguments: AuditEvent.allCases)
    func `every event has a sentence`(event: AuditEvent) throws {
        let cases = try #require(Self.told[event])
        #expect(!cases.isEmpty)
        for (fields, sentence) in cases {
            var record = Self.record(fields)
            record["SALLYPORT_EVENT"] = event.rawValue
            #expect(Sentences.sentence(for: LogRecord(record)) == sentence)
        }
    }

    @Test(arguments: AuditEvent.allCases)
    func `an event that says nothing of itself does no harm`(event: AuditEvent) {
        let sentence = Sentences.sentence(
            for: LogRecord(["SALLYPORT_EVENT": event.rawValue, "MESSAGE": "m"]))
        #expect(!sentence.isEmpty)
    }

    @Test func `unknown events and plain lines are told in the daemon's words`() {
        for fields in ["EVENT=of-tomorrow USER=alice", ""] {
            #expect(Sentences.sentence(for: LogRecord(Self.record(fields))) == "The daemon's words")
        }
    }

    @Test func `how many refusals were left out is not lost`() {
        var record = Self.record("EVENT=peer-refused ACTOR_UID=7 REASON=begin")
        record["MESSAGE"] = "uid 7 (pid 1) may not begin; 5 more refusals of this uid were left out"
        #expect(
            Sentences.sentence(for: LogRecord(record))
                == "uid 7 was refused: begin; 5 more refusals of this uid were left out")
    }

    @Test func `times are the reader's, and the zone is named where it changes`() throws {
        // Half an hour before summer time ends in Berlin, an hour later, and an hour after that.
        let (before, now): (Int64, Int64) = (1_792_888_200, 1_795_000_000)
        var view = LogView(
            json: false, .plain, now: now, clock: try FixedClock.zone("Europe/Berlin"))
        let lines = [before, before + 3_600, before + 7_200, before - 31_536_000].flatMap {
            view.lines(Self.at($0))
        }
        #expect(
            lines == [
                "Times are in SUMMER (UTC+02:00).", "Sun 25 Oct 02:30  the daemon was stopped",
                "Times are in WINTER (UTC+01:00).", "Sun 25 Oct 02:30  the daemon was stopped",
                "Sun 25 Oct 03:30  the daemon was stopped",
                "Times are in SUMMER (UTC+02:00).", "Sat 25 Oct 2025 02:30  the daemon was stopped",
            ])
    }

    @Test func `nothing in a record steers the terminal`() throws {
        var view = LogView(json: false, .plain, now: 0, clock: try FixedClock.zone("UTC"))
        var record = Self.at(0)
        record.merge(["SALLYPORT_EVENT": "login-refused", "SALLYPORT_RHOST": "\u{1B}[2J\n\u{202E}x"]) { $1 }
        let lines = view.lines(record)
        #expect(lines.count == 2 && lines[1].contains("from \\u001B[2J\\u000A\\u202Ex"))
    }

    @Test func `problems are coloured, and JSON is as it was`() throws {
        let clock = try FixedClock.zone("UTC")
        var record = Self.at(0)
        record["PRIORITY"] = "3"
        record["_HOSTNAME"] = "left out"
        var coloured = LogView(json: false, .coloured, now: 0, clock: clock)
        #expect(coloured.lines(record)[1].hasSuffix("\u{1B}[31mthe daemon was stopped\u{1B}[0m"))
        var json = LogView(json: true, .coloured, now: 0, clock: clock)
        let line =
            #"{"MESSAGE":"The daemon's words","PRIORITY":"3","SALLYPORT_EVENT":"stopped","__REALTIME_TIMESTAMP":"0"}"#
        #expect(json.lines(record) == [line])
    }

    private static func at(_ seconds: Int64) -> [String: String] {
        record("EVENT=stopped").merging(["__REALTIME_TIMESTAMP": "\(seconds * 1_000_000)"]) { $1 }
    }

    /// Fields without their `SALLYPORT_`, with blanks between them; `+` stands for one within.
    private static func record(_ fields: String) -> [String: String] {
        fields.split(separator: " ").reduce(into: ["MESSAGE": "The daemon's words"]) { record, field in
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            record["SALLYPORT_\(parts[0])"] = parts[1].replacing("+", with: " ")
        }
    }
}
