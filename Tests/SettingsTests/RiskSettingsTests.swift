import Identity
import Settings
import Testing

@Suite struct `Settings of risk` {
    @Test func `weigh every signal where no file does`() throws {
        let settings = try #require(judge(["version": 1, "risk": [:]]).settings)
        #expect(settings.risk == .installed)
        #expect(Set(RiskSettings.installed.weights.keys) == Set(RiskSignal.allCases))
        #expect(RiskSettings.installed.elevated == 3 && RiskSettings.installed.high == 6)
    }

    @Test(arguments: RiskSignal.allCases)
    func `change one weight, and leave the others`(signal: RiskSignal) throws {
        let main: Value = ["version": 1, "risk": .table([(signal.rawValue, .integer(100))])]
        let risk = try #require(judge(main).settings?.risk)
        #expect(risk.weights == RiskSettings.installed.weights.merging([signal: 100]) { $1 })
    }

    @Test func `are overridden key by key`() throws {
        let main: Value = ["version": 1, "risk": ["elevated": 2, "new_key": 0, "high": 9]]
        let risk = try #require(judge(main, ["risk": ["high": 2]]).settings?.risk)
        #expect(risk.elevated == 2 && risk.high == 2 && risk.weights[.newKey] == 0)
    }

    @Test(
        arguments: [
            (["elevated": 7], [:], "0:1:1: \"elevated\" in [risk] is 7, above \"high\", which is 6"),
            (["high": 2], [:], "0:1:1: \"high\" in [risk] is 2, below \"elevated\", which is 3"),
            (
                ["elevated": 5, "high": 9], ["high": 4],
                "1:1:1: \"high\" in [risk] is 4, below \"elevated\", which is 5"
            ),
        ] as [(Value, Value, String)])
    func `are in order over all files`(main: Value, dropIn: Value, sentence: String) {
        let faults = judge(["version": 1, "risk": main], ["risk": dropIn]).faults
        #expect(faults.map(\.description) == [sentence])
    }

    @Test func `warn where no login can be odd`() {
        let weights = RiskSignal.allCases.map { (key: $0.rawValue, value: Value.integer(1)) }
        let risk: Value = .table(weights + [("elevated", 9), ("high", 9)])
        #expect(judge(["version": 1, "risk": risk]).warnings.map(\.kind) == [.riskNeverElevated(sum: 8)])
    }

    @Test func `name the accounts that must be looked up`() throws {
        let rows: Value = [
            ["name": "a", "user": ["u", "b"], "except": ["as": ["c"]], "require": "always"],
            ["name": "b", "as": ["d"], "except": ["user": ["u"]], "require": "always"],
        ]
        let settings = try #require(judge(["version": 1, "rule": rows]).settings)
        #expect(settings.userNames.map(\.description) == ["b", "c", "d", "u"])
    }
}
