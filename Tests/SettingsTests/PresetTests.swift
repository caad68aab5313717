import Identity
import Settings
import Testing

@Suite struct `A preset` {
    @Test(arguments: Preset.allCases)
    func `sets what the files leave open`(preset: Preset) throws {
        let settings = try #require(judge(["version": 1, "preset": .string(preset.rawValue)]).settings)
        let isStrict = [.aal2, .aal3, .stig].contains(preset)
        #expect(settings.preset == preset && settings.login.require == .always)
        #expect(
            settings.login.methods
                == (isStrict ? [.totp, .hotp, .recoveryCode] : LoginSettings.installed.methods))
        #expect(settings.login.freshSeconds == (preset == .stig ? 600 : 900))
        #expect(settings.login.remember == nil && settings.login.enrolUntil == nil)
    }

    @Test func `sets when to wait`() {
        #expect(Preset.allCases.map(\.throttling?.failures) == [nil, nil, nil, 10, 3])
        #expect(Preset.allCases.map(\.throttling?.waitSeconds) == [nil, nil, nil, 1_800, 900])
    }

    @Test func `warns of what this version does not do`() {
        for preset in Preset.allCases {
            let warnings = judge(["version": 1, "preset": .string(preset.rawValue)]).warnings
            #expect(warnings.map(\.kind) == (preset == .aal3 ? [.noHardwareMethod(preset)] : []))
            #expect(warnings.allSatisfy { $0.position?.file == "0" })
        }
    }

    /// NIST SP 800-63B sections 4.1.3, 4.2.3 and 4.3.3, PCI DSS 8.2.8, SRG-OS-000163-GPOS-00072.
    @Test(
        arguments: zip(
            Preset.allCases,
            [(nil, 2_592_000), (1_800, 43_200), (900, 43_200), (900, nil), (600, nil)] as [(Int64?, Int64?)]))
    func `ends live sessions`(preset: Preset, limits: (idle: Int64?, max: Int64?)) throws {
        let settings = try #require(judge(["version": 1, "preset": .string(preset.rawValue)]).settings)
        #expect(settings.sessions.idle.seconds == limits.idle && settings.sessions.max.seconds == limits.max)
    }

    @Test func `explains itself`() {
        #expect(
            Preset.aal2.explanation == [
                "preset = \"aal2\" wants require to be \"always\" or \"step-up\"",
                "preset = \"aal2\" refuses email and sms",
                "preset = \"aal2\" forgets a device after 12h, and after 30m without use, at the latest",
                "preset = \"aal2\" takes no proof for fresh after 12h",
                "preset = \"aal2\" refuses enrol_until",
                "preset = \"aal2\" ends live sessions after 12h, and after 30m without input",
            ])
        #expect(Preset.aal1.explanation.count == 1)
        #expect(Preset.aal3.explanation.contains("preset = \"aal3\" refuses remember"))
        #expect(Preset.pci.explanation.contains("preset = \"pci\" takes no proof for fresh after 15m"))
        #expect(
            Preset.stig.explanation.contains("preset = \"stig\" lets whoever failed 3 times wait 15m"))
    }

    /// What may be written in `[login]` and in a rule under each preset.
    @Test(arguments: PresetRow.all)
    func `refuses what contradicts it, in the table and in rules`(row: PresetRow) {
        for preset in Preset.allCases {
            let isRefused = row.refusing.contains(preset)
            let word = Value.string(preset.rawValue)
            let rest: [(key: String, value: Value)] = [("name", "r"), ("service", ["sshd"])]
            var rules = [judge(["version": 1, "preset": word, "rule": [.table(rest + [row.entry])]])]
            if row.mayBeInTable {
                let table = Value.table([row.entry])
                rules.append(judge(.table([("version", 1), ("preset", word), (row.table, table)])))
            }
            for judgement in rules {
                let isFound = judgement.faults.contains {
                    if case .contradicts(preset, _) = $0.kind { $0.key == row.key } else { false }
                }
                #expect(isFound == isRefused && judgement.faults.isEmpty != isRefused, "\(preset)")
            }
        }
    }

    @Test func `refuses whichever file says it, and where that stands`() {
        let faults = judge(["version": 1, "login": ["require": "never"]], ["preset": "pci"]).faults
        #expect(
            faults.map(\.description) == [
                "0:1:1: \"require\" in [login] cannot be \"never\" under preset \"pci\"; it can be \"always\" or \"step-up\""
            ])
        let mended = judge(
            ["version": 1, "preset": "pci", "login": ["require": "never"]], ["login": ["require": "always"]])
        #expect(mended.faults == [])
    }
}

/// One key of `[login]` or of a rule, and the presets that refuse it.
struct PresetRow: Sendable, CustomTestStringConvertible {
    let key: String
    let value: Value
    let refusing: Set<Preset>

    var entry: (key: String, value: Value) { (key, value) }
    var mayBeInTable: Bool { if case .string("step-up") = value { false } else { true } }
    var table: String { ["idle", "max"].contains(key) ? "sessions" : "login" }
    var testDescription: String { "\(key) = \(value)" }

    init(_ key: String, _ value: Value, refusedBy refusing: Set<Preset>) {
        (self.key, self.value, self.refusing) = (key, value, refusing)
    }

    private static let nist: Set<Preset> = [.aal2, .aal3, .stig]

    static let all = [
        Self("require", "always", refusedBy: []), Self("require", "step-up", refusedBy: []),
        Self("require", "risk", refusedBy: nist.union([.pci])),
        Self("require", "if-enrolled", refusedBy: nist.union([.pci])),
        Self("require", "never", refusedBy: nist.union([.pci])),
        Self("methods", ["totp", "hotp", "recovery-code"], refusedBy: []),
        Self("methods", ["totp", "email"], refusedBy: nist), Self("methods", ["sms"], refusedBy: nist),
        Self("enrol_until", .date("2027-01-31"), refusedBy: nist),
        Self("fresh", "24h", refusedBy: [.aal2, .aal3, .pci, .stig]),
        Self("fresh", "12h", refusedBy: [.aal3, .pci, .stig]),
        Self("fresh", "901s", refusedBy: [.aal3, .pci, .stig]), Self("fresh", "15m", refusedBy: [.stig]),
        Self("fresh", "10m", refusedBy: []), Self("fresh", "601s", refusedBy: [.stig]),
        Self("remember", remember(idle: "30d", max: "30d"), refusedBy: nist.union([.pci])),
        Self("remember", remember(idle: "30m", max: "12h"), refusedBy: [.aal3, .pci, .stig]),
        Self("remember", remember(idle: "31m", max: "12h"), refusedBy: nist.union([.pci])),
        Self("remember", remember(idle: "30m", max: "13h"), refusedBy: nist.union([.pci])),
        Self("remember", false, refusedBy: []),
        Self("idle", "10m", refusedBy: []), Self("idle", "15m", refusedBy: [.stig]),
        Self("idle", "30m", refusedBy: [.aal3, .pci, .stig]),
        Self("idle", "31m", refusedBy: nist.union([.pci])),
        Self("idle", false, refusedBy: nist.union([.pci])), Self("max", "12h", refusedBy: []),
        Self("max", "13h", refusedBy: [.aal2, .aal3]), Self("max", "31d", refusedBy: [.aal1, .aal2, .aal3]),
        Self("max", false, refusedBy: [.aal1, .aal2, .aal3]),
    ]

    private static func remember(idle: String, max: String) -> Value {
        ["idle": .string(idle), "max": .string(max), "bind": ["ssh-key"]]
    }
}
