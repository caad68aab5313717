import Settings
import Testing

@Suite struct `What is remembered` {
    private static let day: Value = ["idle": "12h", "max": "30d", "bind": ["ssh-key"]]

    @Test func `is nothing where no file says so`() throws {
        let settings = try #require(judge(["version": 1]).settings)
        #expect(settings.login.remember == nil && settings.login.freshSeconds == 900)
    }

    @Test(arguments: [
        (
            "12h", "30d", ["ssh-key"],
            Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false)
        ),
        ("1s", "1s", ["network", "ssh-key"], Remembrance(idleSeconds: 1, maxSeconds: 1, bindsNetwork: true)),
        (
            "30d", "30d", ["ssh-key", "network"],
            Remembrance(idleSeconds: 2_592_000, maxSeconds: 2_592_000, bindsNetwork: true)
        ),
    ])
    func `needs two durations and a key`(idle: String, max: String, bind: [String], read: Remembrance) {
        let remember: Value = [
            "idle": .string(idle), "max": .string(max), "bind": .array(bind.map { .string($0) }),
        ]
        #expect(judge(["version": 1, "login": ["remember": remember]]).settings?.login.remember == read)
    }

    @Test func `can be switched off by a later file, and by a rule`() throws {
        let main: Value = ["version": 1, "login": ["remember": Self.day]]
        #expect(judge(main, ["login": ["remember": false]]).settings?.login.remember == nil)
        let row: Value = ["name": "r", "user": ["x"], "remember": false]
        let settings = try #require(judge(main, ["rule": [row]]).settings)
        #expect(settings.login.remember != nil && settings.rules[0].remember == .off)
        #expect(settings.rules[0].remember?.remembrance == nil)
    }

    @Test func `may stand in a rule alone`() throws {
        let row: Value = ["name": "r", "user": ["x"], "remember": Self.day, "fresh": "24h"]
        let rule = try #require(judge(["version": 1, "rule": [row]]).settings?.rules.first)
        let read = Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false)
        #expect(rule.remember == .on(read) && rule.remember?.remembrance == read)
        #expect(rule.fresh == 86_400)
    }

    @Test func `is as long in every later login as the last file says`() throws {
        let main: Value = ["version": 1, "login": ["fresh": "5m", "remember": Self.day]]
        let dropIn: Value = ["login": ["fresh": "10m"]]
        let settings = try #require(judge(main, dropIn).settings)
        #expect(settings.login.freshSeconds == 600 && settings.login.remember != nil)
    }
}
