import Policy
import Settings

extension PolicyCase {
    static let all: [Self] =
        tables + demands + services + users + memberships + networks + exceptions + order + failures
        + narrowings

    static let ask = Outcome.ask([.totp])

    private static let tables: [Self] = [
        Self("always, enrolled", login(), ask),
        Self("always, not enrolled", login(as: .notEnrolled), .refuse(.notEnrolled)),
        Self("always, a stranger", login(as: .enrolled([.totp])), ask),
        Self("always, nobody", login(name: nil, uid: nil, gids: [], as: .enrolled([.totp])), ask),
        Self("always, enrolled by nothing usable", login(as: .enrolled([])), .refuse(.noMethod)),
        Self("always, locked", login(locked: true), .refuse(.locked)),
        Self("if-enrolled, enrolled", login: table(.ifEnrolled), login(), ask),
        Self(
            "if-enrolled, not enrolled", login: table(.ifEnrolled), login(as: .notEnrolled),
            .notAsked(.notEnrolled)),
        Self("if-enrolled, a stranger", login: table(.ifEnrolled), login(as: .enrolled([.totp])), ask),
        Self(
            "if-enrolled, nothing usable", login: table(.ifEnrolled), login(as: .enrolled([])),
            .refuse(.noMethod)),
        Self("if-enrolled, locked", login: table(.ifEnrolled), login(locked: true), .refuse(.locked)),
        Self("never, enrolled", login: table(.never), login(), .notAsked(.never)),
        Self("never, not enrolled", login: table(.never), login(as: .notEnrolled), .notAsked(.never)),
        Self("never, a stranger", login: table(.never), login(as: .enrolled([.totp])), .notAsked(.never)),
        Self("never, locked", login: table(.never), login(locked: true), .refuse(.locked)),
    ]

    private static let demands: [Self] = [
        Self("cron is not named", login("cron", from: nil), .notAsked(.serviceNotNamed)),
        Self("cron, not enrolled", login("cron", as: .notEnrolled), .notAsked(.serviceNotNamed)),
        Self("cron, locked", login("cron", locked: true), .refuse(.locked)),
        Self(
            "systemd-user, a stranger", login("systemd-user", as: .enrolled([.totp])),
            .notAsked(.serviceNotNamed)),
        Self("sudo is not named", login("sudo"), .notAsked(.serviceNotNamed)),
        Self(
            "sudo, named by a rule", rules: [rule("r", service: ["sudo"], require: .always)], login("sudo"),
            ask, by: "r"),
        Self(
            "sudo, named by a rule without require", rules: [rule("r", service: ["sudo"], methods: [.totp])],
            login("sudo"),
            .notAsked(.serviceNotNamed), by: "r"),
        Self(
            "sudo, by a rule that names nobody", rules: [rule("r", require: .always)], login("sudo"),
            .notAsked(.serviceNotNamed), by: "r"),
        Self(
            "sudo, by a rule for a user alone", rules: [rule("r", user: ["alice"], require: .always)],
            login("sudo"),
            .notAsked(.serviceNotNamed), by: "r"),
        Self(
            "sudo, by a rule that does not match",
            rules: [rule("r", service: ["sudo"], user: ["bob"], require: .always)], login("sudo"),
            .notAsked(.serviceNotNamed)),
        Self(
            "sudo, named and never", rules: [rule("r", service: ["sudo"], require: .never)], login("sudo"),
            .notAsked(.never), by: "r"),
        Self(
            "sudo by root", rules: [rule("r", service: ["sudo"], require: .always)],
            login("sudo", invokedByRoot: true),
            .notAsked(.rootInvoked), by: "r"),
        Self(
            "sudo by root, locked", rules: [rule("r", service: ["sudo"], require: .always)],
            login("sudo", locked: true, invokedByRoot: true),
            .refuse(.locked), by: "r"),
        Self(
            "su by root, not named", login("su", as: .notEnrolled, invokedByRoot: true),
            .notAsked(.rootInvoked)),
    ]

    private static let services: [Self] = [
        Self(
            "sudo means sudo-i", rules: [rule("r", service: ["sudo"], require: .always)], login("sudo-i"),
            ask, by: "r"),
        Self(
            "sudo-i alone", rules: [rule("r", service: ["sudo-i"], require: .always)], login("sudo"),
            .notAsked(.serviceNotNamed)),
        Self(
            "su means su-l", rules: [rule("r", service: ["su"], require: .always)], login("su-l"), ask,
            by: "r"),
        Self(
            "su is not sudo", rules: [rule("r", service: ["su"], require: .always)], login("sudo"),
            .notAsked(.serviceNotNamed)),
        Self("tables too have families", login: table(.always, services: ["sudo"]), login("sudo-i"), ask),
        Self(
            "one of two", rules: [rule("r", service: ["su", "sudo"], require: .always)], login("sudo"), ask,
            by: "r"),
        Self("in capitals", login("SSHD"), ask),
    ]

    private static let users: [Self] = [
        Self(
            "the user", rules: [rule("r", user: ["bob", "alice"], require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self("another user", rules: [rule("r", user: ["bob"], require: .never)], login(), ask),
        Self("another case", rules: [rule("r", user: ["Alice"], require: .never)], login(), ask),
        Self(
            "no such user", rules: [rule("r", user: ["alice"], require: .never)],
            login(name: nil, uid: nil, as: .enrolled([.totp])), ask),
        Self(
            "root", rules: [rule("r", user: ["root"], require: .never)], login(name: "root", uid: 0),
            .notAsked(.never), by: "r"),
        Self(
            "an alias of root is root", rules: [rule("r", user: ["root"], require: .never)],
            login(name: "toor", uid: 0),
            .notAsked(.never), by: "r"),
        Self(
            "an alias of root by its own name", rules: [rule("r", user: ["toor"], require: .never)],
            login(name: "toor", uid: 0),
            .notAsked(.never), by: "r"),
        Self(
            "a user called root who is not", rules: [rule("r", user: ["root"], require: .never)],
            login(name: "root2", uid: 5), ask),
    ]

    private static let memberships: [Self] = [
        Self(
            "in the group", rules: [rule("r", group: ["staff"], require: .never)], login(), .notAsked(.never),
            by: "r"),
        Self(
            "by the primary group", rules: [rule("r", group: ["staff"], require: .never)], login(gids: [50]),
            .notAsked(.never), by: "r"),
        Self(
            "in one of two", rules: [rule("r", group: ["wheel", "staff"], require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self("not in the group", rules: [rule("r", group: ["wheel"], require: .never)], login(), ask),
        Self("no such group", rules: [rule("r", group: ["ghost"], require: .never)], login(), ask),
        Self(
            "no such group, and in another", rules: [rule("r", group: ["ghost", "staff"], require: .never)],
            login(),
            .notAsked(.never), by: "r"),
        Self("no groups", rules: [rule("r", group: ["staff"], require: .never)], login(gids: []), ask),
    ]

    private static let networks: [Self] = [
        Self(
            "in the network", rules: [rule("r", network: ["10.20.0.0/16"], require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self("outside", rules: [rule("r", network: ["10.21.0.0/16"], require: .never)], login(), ask),
        Self(
            "no address", rules: [rule("r", network: ["0.0.0.0/0"], require: .never)], login(from: nil), ask),
        Self(
            "IPv6", rules: [rule("r", network: ["2001:db8::/32"], require: .never)],
            login(from: "2001:db8::7"), .notAsked(.never), by: "r"),
        Self("IPv4 is not in ::/0", rules: [rule("r", network: ["::/0"], require: .never)], login(), ask),
        Self(
            "IPv4 in IPv6", rules: [rule("r", network: ["10.20.0.0/16"], require: .never)],
            login(from: "::ffff:10.20.0.1"),
            .notAsked(.never), by: "r"),
        Self(
            "one address", rules: [rule("r", network: ["10.20.3.4"], require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self(
            "network and group",
            rules: [rule("r", group: ["staff"], network: ["10.0.0.0/8"], require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self(
            "network, but not group",
            rules: [rule("r", group: ["wheel"], network: ["10.0.0.0/8"], require: .never)], login(), ask),
    ]
}
