import Settings
import Testing

/// `[sessions]`, and what rules say of live sessions.
@Suite struct `When live sessions are ended` {
    @Test func `is never, where no file says so`() throws {
        let settings = try #require(judge(["version": 1]).settings)
        #expect(settings.sessions == SessionSettings(idle: .off, max: .off, warning: 300, leftBehind: .end))
    }

    @Test func `is after thirty days, where the table says nothing else`() throws {
        let settings = try #require(judge(["version": 1, "sessions": ["idle": "12h"]]).settings)
        #expect(settings.sessions.max == .after(seconds: 2_592_000))
        #expect(settings.sessions.idle == .after(seconds: 43_200))
        #expect(judge(["version": 1], ["sessions": .table([])]).settings?.sessions.max.seconds == 2_592_000)
    }

    @Test func `can be switched off, key by key and file by file`() throws {
        let main: Value = [
            "version": 1, "sessions": ["idle": "12h", "max": "1d", "warn": "1m", "left_behind": "leave"],
        ]
        let settings = try #require(judge(main, ["sessions": ["idle": false]]).settings)
        #expect(
            settings.sessions
                == SessionSettings(idle: .off, max: .after(seconds: 86_400), warning: 60, leftBehind: .leave))
        #expect(judge(["version": 1, "sessions": ["max": false]]).settings?.sessions.max == .off)
    }

    @Test func `may stand in a rule alone`() throws {
        let row: Value = ["name": "r", "user": ["x"], "idle": "15m", "max": false, "warn": "1m"]
        let judgement = judge(["version": 1, "rule": [row]])
        let rule = try #require(judgement.settings?.rules.first)
        #expect(rule.sessions == SessionChoices(idle: .after(seconds: 900), max: .off, warning: 60))
        #expect(judgement.warnings == [])
    }

    @Test func `makes a rule for a service that nobody is asked in`() {
        let row: Value = ["name": "r", "service": ["cron"], "idle": "15m"]
        #expect(judge(["version": 1, "rule": [row]]).warnings == [])
    }
}
