import Identity
import Policy
import Settings
import Testing

/// Whatever else a file says: with a preset that it does not contradict, logins are as strict as what the preset names.
@Suite struct `A preset` {
    private static let place = Position(file: "f", line: 1, column: 1)

    /// A file that has the preset, one word of `require` in `[login]` and in a rule, and maybe more.
    private static func file(
        _ preset: Preset, _ require: String?, inRule: String?, _ more: [SettingsTree.Entry]
    ) -> SettingsTree {
        var login = more
        if let require { login.append(entry("require", text(require))) }
        var entries = [
            entry("version", .integer(1, place)), entry("preset", text(preset.rawValue)),
            entry("login", .table(login, place)),
        ]
        if let inRule {
            let rule = [
                entry("name", text("r")), entry("service", .array([text("sshd")], place)),
                entry("require", text(inRule)),
            ]
            entries.append(entry("rule", .array([.table(rule, place)], place)))
        }
        return .table(entries, place)
    }

    private static func entry(_ key: String, _ value: SettingsTree) -> SettingsTree.Entry {
        SettingsTree.Entry(key: key, position: place, value: value)
    }

    private static func text(_ text: String) -> SettingsTree { .string(text, place) }

    private static let words = Requirement.allCases.map(\.rawValue)
    private static let extras: [[SettingsTree.Entry]] = [
        [], [entry("methods", .array([text("email"), text("totp")], place))],
        [entry("methods", .array([text("sms")], place))], [entry("enrol_until", .date("2027-06-30", place))],
        [
            entry(
                "remember",
                .table(
                    [
                        entry("idle", text("12h")), entry("max", text("30d")),
                        entry("bind", .array([text("ssh-key")], place)),
                    ], place))
        ],
    ]

    /// Every file of the kind that the preset lets pass.
    private static func policies(_ preset: Preset) -> [Policy] {
        ([nil] + words).flatMap { require in
            ([nil] + words).flatMap { inRule in
                extras.compactMap { extra in
                    Settings.judge([file(preset, require, inRule: inRule, extra)]).settings.map {
                        Policy(settings: $0, groups: [:])
                    }
                }
            }
        }
    }

    private static let logins = [Standing.notEnrolled, .enrolled([.totp]), .enrolled([.email, .sms])].flatMap
    {
        standing in
        ["sshd", "login"].flatMap { service in
            RiskLevel.allCases.map { level in
                var facts = login(service, as: standing, proofs: [.email])
                facts.risk = .signals(level.signals)
                facts.device = DeviceStanding(
                    idleSeconds: 3_600, proofAgeSeconds: 50_000, isBoundToNetwork: true)
                return facts
            }
        }
    }

    @Test(arguments: [Preset.aal2, .aal3, .stig, .pci])
    func `lets nobody in without a second factor`(preset: Preset) {
        let policies = Self.policies(preset)
        #expect(!policies.isEmpty)
        for facts in Self.logins {
            for policy in policies {
                switch policy.decide(facts).outcome {
                case .ask, .enrol, .askProof, .askPass, .refuse: break
                case .announce: #expect(preset == .pci)
                case .notAsked(.remembered): #expect(preset == .pci)
                case .askVoucher, .offer, .notAsked: Issue.record("\(preset) \(facts)")
                }
            }
        }
    }

    @Test(arguments: [Preset.aal2, .aal3, .stig])
    func `takes no codes that travel, and remembers no longer than it may`(preset: Preset) {
        for policy in Self.policies(preset) {
            #expect(!policy.settings.login.methods.contains { $0.channel != nil })
            #expect(policy.settings.login.remember.map { preset == .aal2 && $0.maxSeconds <= 43_200 } ?? true)
        }
    }

    @Test func `of the lowest level refuses nothing that can be said otherwise`() {
        #expect(Self.policies(.aal1).count > Self.policies(.aal2).count)
    }

    @Test(arguments: Preset.allCases)
    func `is named in each explanation`(preset: Preset) throws {
        let policy = try #require(Self.policies(preset).first)
        let lines = policy.explain(login()).lines.map(\.description)
        #expect(lines.contains { $0.contains(preset.rawValue) })
    }
}
