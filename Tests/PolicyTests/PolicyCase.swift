import Identity
import Policy
import Settings
import Testing

/// One row of the table: the rules, a login, and what must become of it by which rule.
struct PolicyCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let policy: Policy
    let facts: LoginFacts
    let outcome: Outcome
    let applied: String?

    init(
        _ description: String, rules: [Rule] = [], login settings: LoginSettings = table(.always),
        groups: [String: GroupLookup] = PolicyCase.groups, _ login: LoginFacts, _ outcome: Outcome,
        by rule: String? = nil
    ) {
        testDescription = description
        policy = PolicyTests.policy(settings, rules, groups: groups)
        facts = login
        self.outcome = outcome
        applied = rule
    }

    static let groups: [String: GroupLookup] = [
        "staff": .gid(GroupID(rawValue: 50)), "wheel": .gid(GroupID(rawValue: 10)), "ghost": .missing,
        "remote": .failed,
    ]
}

/// A policy that says nothing but this.
func policy(
    _ login: LoginSettings, _ rules: [Rule] = [], groups: [String: GroupLookup] = PolicyCase.groups
) -> Policy {
    let settings = Settings(login: login, rules: rules, control: .installed, contact: nil)
    return Policy(settings: settings, groups: groups)
}

/// Rules to build tables with; names that cannot be parsed are the table's own mistakes.
func rule(
    _ name: String, service: [String]? = nil, user: [String]? = nil, group: [String]? = nil,
    network: [String]? = nil,
    except: RuleConditions = .none, require: Requirement? = nil, methods: [Method]? = nil,
    enrol: EnrolmentPolicy? = nil, until: CalendarDay? = nil
) -> Rule {
    Rule(
        name: name, position: Position(file: "f", line: 1, column: 1),
        match: lists(service: service, user: user, group: group, network: network),
        except: except, require: require, methods: methods, enrol: enrol, enrolUntil: until)
}

func lists(
    service: [String]? = nil, user: [String]? = nil, group: [String]? = nil, network: [String]? = nil
) -> RuleConditions {
    RuleConditions(
        services: service?.compactMap { try? ServiceName($0) },
        users: user?.compactMap { try? AccountName($0) },
        groups: group, networks: network?.compactMap { try? Network($0) })
}

func table(
    _ require: Requirement, services: [String] = ["sshd", "login"], methods: [Method] = [.totp],
    enrol: EnrolmentPolicy = .admin, until: CalendarDay? = nil
) -> LoginSettings {
    LoginSettings(
        services: services.compactMap { try? ServiceName($0) }, require: require, methods: methods,
        enrol: enrol, enrolUntil: until)
}

func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("no day") }
    return day
}

/// A login of `alice`, uid 1000, groups users (100) and staff (50), enrolled, through sshd from 10.20.3.4, on
/// the last day of January 2027.
func login(
    _ service: String = "sshd", name: String? = "alice", uid: UInt32? = 1000, gids: [UInt32] = [100, 50],
    from address: String? = "10.20.3.4", as standing: Standing = .enrolled([.totp]), locked: Bool = false,
    invokedByRoot: Bool = false, remote: Bool = false, pass: Bool = false,
    proofs: Set<OutOfBandChannel> = [], dormant: Bool = false
) -> LoginFacts {
    guard let service = try? ServiceName(service) else { preconditionFailure("no service name") }
    return LoginFacts(
        service: service, subject: subject(name, uid: uid, gids: gids),
        address: address.flatMap { try? InternetAddress($0) }, standing: standing, isLocked: locked,
        isInvokedByRoot: invokedByRoot, isRemote: remote, hasPass: pass, proofs: proofs, isDormant: dormant,
        today: day("2027-01-31"))
}

func subject(_ name: String? = "alice", uid: UInt32? = 1000, gids: [UInt32] = [100, 50]) -> Subject {
    Subject(
        name: name.flatMap { try? AccountName($0) }, uid: uid.map(UserID.init(rawValue:)),
        gids: gids.map(GroupID.init(rawValue:)))
}
