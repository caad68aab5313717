import FoundationEssentials
import Identity
import Varlink
import Wire

/// One of each structure that replies are made of, with every field filled in.
enum ReplySamples {
    struct Sample: Sendable, CustomStringConvertible {
        /// What stands before the brackets in the interface file.
        let heading: String
        let value: any Encodable & Sendable

        var description: String { heading }

        /// The names of the fields as they are written on the wire.
        func fields() throws -> [String] {
            let message = try VarlinkMessage.encode(value)
            return try VarlinkMessage.decode(Names.self, from: message.dropLast()).names
        }
    }

    static let time = Timestamp(seconds: 1_800_000_000)
    static let lock = LockReport(since: time, until: time, reason: "left")
    static let factor = FactorReport(
        id: FactorID(rawValue: 1), name: "phone", algorithm: .sha1, digits: 6, period: 30, counter: 7,
        keyBits: 160, created: time,
        lastUsed: time)
    static let contact = ContactReport(
        channel: .email, address: "alice@example.org", verified: true, since: time)
    static let delivery = DeliveryReport(
        at: time, channel: .sms, to: "+49***78", purpose: .code, fate: .failed, reason: .timedOut)
    static let pass = PassReport(expires: time, uses: 1)
    static let device = DeviceReport(
        id: 1, kind: "ssh-ed25519", fingerprint: "SHA256:x", firstUse: time, lastUse: time,
        from: "192.0.2.0/24",
        boundTo: "192.0.2.0/24", ends: time)
    static let trial = TrialStatus(file: "f", until: time)
    static let settings = SettingsStatus(file: "f", read: time, problem: "p", trial: trial)
    static let store = StoreStatus(directory: "d", problem: "p", pendingWrites: 1, accounts: 2)
    static let clock = ClockStatus(now: time, epochBegan: time, doubted: false)
    static let journal = JournalStatus(target: .journal, lost: 0)
    static let status = GetStatusReply(
        version: "1", pid: 1, started: time, ready: time, settings: settings, store: store, clock: clock,
        journal: journal, conversations: 0, connections: 0, keys: ["k"], memoryLocked: true,
        enrolment: enrolment, policy: policy)
    static let policy = PolicySummary(
        preset: "aal2", services: ["sshd"], require: "always", methods: ["totp"], rules: 2,
        dormantAfter: "90d", idle: "15m", max: "30d")
    static let enrolment = EnrolmentStatus(enrol: "first-login", until: "2027-01-31")

    static let all: [Sample] = {
        guard let alice = try? AccountName("alice"), let sshd = try? ServiceName("sshd") else { return [] }
        let policy = ServicePolicy(service: sshd, decision: .asked, reason: "r")
        let user = UserReport(
            user: alice, uid: UserID(rawValue: 7), state: .locked, factors: [factor], devices: [device],
            pass: pass,
            lastProof: time, lastLogin: time, lock: lock, offboarded: time, dormantFrom: time,
            missingSince: time, damage: "d")
        return [
            Sample(heading: "type Factor", value: factor), Sample(heading: "type Lock", value: lock),
            Sample(heading: "type Contact ", value: contact),
            Sample(heading: "type Delivery ", value: delivery),
            Sample(heading: "type User ", value: user), Sample(heading: "type Pass", value: pass),
            Sample(heading: "type ServicePolicy", value: policy),
            Sample(heading: "type EnrolmentStatus", value: enrolment),
            Sample(
                heading: "method ShowUser(user: ?string, uid: ?int) ->",
                value: ShowUserReply(user: user, policy: [policy], help: "h")),
            Sample(
                heading: "remove: ?[]Channel,\n  dryRun: ?bool\n) ->",
                value: SetContactReply(user: alice, contacts: [contact], changed: true)),
            Sample(
                heading: "text: string,\n  dryRun: ?bool\n) ->",
                value: NotifyUserReply(user: alice, to: "a", fate: .refused, reason: .tooMany)),
            Sample(
                heading: "method TestCourier(to: string) ->",
                value: TestCourierReply(fate: .failed, reason: .busy, detail: "d", steps: ["s"])),
            Sample(
                heading: "for: int,\n  uses: int,\n  dryRun: ?bool\n) ->",
                value: IssuePassReply(user: alice, pass: "p", expires: time, uses: 1)),
            Sample(heading: "type SettingsStatus", value: settings),
            Sample(heading: "type Device ", value: device), Sample(heading: "type Trial ", value: trial),
            Sample(heading: "type PolicySummary", value: Self.policy),
            Sample(heading: "type StoreStatus", value: store),
            Sample(heading: "type ClockStatus", value: clock),
            Sample(heading: "type JournalStatus", value: journal),
            Sample(
                heading: "type ImportEntry",
                value: ImportEntry(
                    user: "a", uid: UserID(rawValue: 7), secret: "s", algorithm: .sha1, digits: 6, period: 30,
                    name: "n", method: .hotp, counter: 7)),
            Sample(
                heading: "type ImportResult", value: ImportResult(user: "a", outcome: .invalid, reason: "r")),
            Sample(heading: "method GetStatus() ->", value: status),
            Sample(
                heading: "method AcceptClock(dryRun: ?bool) ->",
                value: AcceptClockReply(now: time, changed: true)),
        ] + ofRules(alice)
    }()

    private static func session(_ alice: AccountName) -> SessionReport {
        SessionReport(
            id: 1, user: alice, uid: UserID(rawValue: 7), service: "sshd", from: "192.0.2.7", key: "SHA256:x",
            factor: "totp", terminal: "pts/0", opened: time, lastInput: time, proven: time, ends: time,
            endsFor: "idle")
    }

    /// What rules and devices are answered with.
    private static func ofRules(_ alice: AccountName) -> [Sample] {
        [
            Sample(
                heading: "target: ?string,\n  terminal: ?string\n) ->",
                value: ExplainPolicyReply(
                    decision: .asked, rule: "r", risk: .high, signals: ["new_key"], lines: ["l"])),
            Sample(
                heading: "device: ?int,\n  dryRun: ?bool\n) ->",
                value: ForgetDevicesReply(user: alice, forgotten: 1)),
            Sample(
                heading: "freshSeconds: int\n) ->",
                value: ConfirmUserReply(user: alice, proven: true, provenAt: time)),
            Sample(
                heading: "confirmWithin: int\n) ->", value: ApplyPolicyReply(outcome: .confirmed, by: "b")),
            Sample(
                heading: "everybody: ?bool\n) ->", value: ListSessionsReply(sessions: [session(alice)])),
            Sample(
                heading: "everybody: ?bool,\n  reason: ?string,\n  dryRun: ?bool\n) ->",
                value: EndSessionReply(ended: [session(alice)], left: [])),
            Sample(
                heading: "reason: ?string,\n  keepSessions: ?bool,\n  dryRun: ?bool\n) ->",
                value: LockUserReply(user: alice, changed: true, sessionsEnded: 1, sessionsLeft: 1)),
            Sample(
                heading: "reason: ?string,\n  notify: ?bool,\n  dryRun: ?bool\n) ->",
                value: OffboardUserReply(user: alice, changed: true)),
            Sample(heading: "type Session ", value: session(alice)),
            Sample(
                heading: "method ReloadSettings() ->",
                value: ReloadSettingsReply(problem: "p", warnings: ["w"])),
        ]
    }
}

/// The names of the fields of an object.
private struct Names: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
    }

    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
