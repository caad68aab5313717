import Policy
import Settings

extension PolicyCase {
    static let exceptions: [Self] = [
        Self(
            "excepted user", rules: [rule("r", except: lists(user: ["alice"]), require: .never)], login(), ask
        ),
        Self(
            "another is excepted", rules: [rule("r", except: lists(user: ["bob"]), require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self(
            "excepted group",
            rules: [rule("r", user: ["alice"], except: lists(group: ["staff"]), require: .never)], login(),
            ask),
        Self(
            "excepted group that is missing",
            rules: [rule("r", except: lists(group: ["ghost"]), require: .never)], login(),
            .notAsked(.never), by: "r"),
        Self(
            "excepted network", rules: [rule("r", except: lists(network: ["10.0.0.0/8"]), require: .never)],
            login(), ask),
        Self(
            "excepted network, no address",
            rules: [rule("r", except: lists(network: ["10.0.0.0/8"]), require: .never)], login(from: nil),
            .notAsked(.never), by: "r"),
        Self(
            "excepted service", rules: [rule("r", except: lists(service: ["sshd"]), require: .never)],
            login(), ask),
        Self(
            "any exception is enough",
            rules: [rule("r", except: lists(user: ["bob"], group: ["staff"]), require: .never)], login(), ask),
        Self(
            "an alias of root is excepted as root",
            rules: [rule("r", except: lists(user: ["root"]), require: .never)],
            login(name: "toor", uid: 0), ask),
    ]

    static let order: [Self] = [
        Self(
            "the first that matches",
            rules: [rule("a", user: ["alice"], require: .never), rule("b", require: .always)], login(),
            .notAsked(.never), by: "a"),
        Self(
            "not the one before",
            rules: [rule("a", user: ["bob"], require: .never), rule("b", require: .ifEnrolled)],
            login(as: .notEnrolled),
            .notAsked(.notEnrolled), by: "b"),
        Self(
            "what it lacks comes from the tables", rules: [rule("a", methods: [.totp])], login: table(.never),
            login(),
            .notAsked(.never), by: "a"),
        Self(
            "none",
            rules: [rule("a", user: ["bob"], require: .never), rule("b", group: ["wheel"], require: .never)],
            login(), ask),
    ]

    /// The group `remote` could not be looked up: the stricter outcome holds.
    static let failures: [Self] = [
        Self("may be let off", rules: [rule("a", group: ["remote"], require: .never)], login(), ask),
        Self(
            "may be asked", rules: [rule("a", group: ["remote"], require: .always)], login: table(.never),
            login(), ask, by: "a"),
        Self(
            "may be refused", rules: [rule("a", group: ["remote"], require: .always)], login: table(.never),
            login(as: .notEnrolled),
            .refuse(.notEnrolled), by: "a"),
        Self(
            "same either way", rules: [rule("a", group: ["remote"], require: .always)], login(), ask, by: "a"),
        Self(
            "does not hang on it: another group",
            rules: [rule("a", group: ["remote", "staff"], require: .never)], login(),
            .notAsked(.never), by: "a"),
        Self(
            "does not hang on it: another user",
            rules: [rule("a", user: ["bob"], group: ["remote"], require: .always)],
            login: table(.never), login(), .notAsked(.never)),
        Self(
            "may be excepted", rules: [rule("a", except: lists(group: ["remote"]), require: .never)], login(),
            ask),
        Self(
            "may be excepted from being asked",
            rules: [rule("a", except: lists(group: ["remote"]), require: .always)],
            login: table(.never), login(), ask, by: "a"),
        Self(
            "a later rule is stricter",
            rules: [rule("a", group: ["remote"], require: .never), rule("b", require: .ifEnrolled)], login(),
            ask, by: "b"),
        Self(
            "the strictest of three",
            rules: [
                rule("a", group: ["remote"], require: .never), rule("b", group: ["remote"], require: .always),
                rule("c", require: .ifEnrolled),
            ],
            login(as: .notEnrolled), .refuse(.notEnrolled), by: "b"),
        Self(
            "a rule before it decides",
            rules: [
                rule("a", user: ["alice"], require: .never), rule("b", group: ["remote"], require: .always),
            ],
            login(), .notAsked(.never), by: "a"),
        Self(
            "demanded only if it matches",
            rules: [rule("a", service: ["sudo"], group: ["remote"], require: .always)], login("sudo"), ask,
            by: "a"),
        Self(
            "never looked up counts as failed", rules: [rule("a", group: ["new"], require: .never)],
            groups: [:], login(), ask),
        Self(
            "locked all the same", rules: [rule("a", group: ["remote"], require: .never)],
            login(locked: true),
            .refuse(.locked), by: "a"),
    ]
}
