import ConfigurationFile
import Foundation
import Identity
import Settings
import Testing

@Suite struct `The installed settings` {
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "etc/sallyport.conf"), encoding: .utf8)
    }

    @Test func `have no fault, and say what absent keys mean`() throws {
        let installed = Settings.judge([try parse(text)])
        #expect(installed.faults == [] && installed.warnings == [])
        #expect(installed.settings == .installed)
        #expect(Settings.judge([try parse("version = 1")]).settings == .installed)
    }

    @Test func `have examples in their comments that work`() throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.firstMatch(of: /^# (\[|[a-z_]+ += )/) == nil ? line : line.dropFirst(2)
        }
        let all = Settings.judge([try parse(lines.joined(separator: "\n"))])
        #expect(all.faults == [] && all.warnings == [])
        #expect(all.settings?.rules.count == 5)
        #expect(all.settings?.login.freshSeconds == LoginSettings.installed.freshSeconds)
        #expect(
            all.settings?.login.remember
                == Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false))
        #expect(all.settings?.risk == .installed)
        #expect(
            text.contains("# [risk]") && RiskSignal.allCases.allSatisfy { text.contains("# \($0.rawValue) ") }
        )
        #expect(all.settings?.login.enrolUntil == CalendarDay("2027-01-31"))
        #expect(all.settings?.rules.last?.enrolUntil == CalendarDay("2027-06-30"))
        #expect(
            all.settings?.accounts
                == AccountSettings(dormantAfter: 7_776_000, vanishedAfter: 2_592_000))
        #expect(
            all.settings?.sessions
                == SessionSettings(idle: .after(seconds: 43_200), max: .after(seconds: 2_592_000)))
        #expect(all.settings?.codes.lifeSeconds == 300)
        #expect(all.settings?.control.helpdesk == ["helpdesk"])
        #expect(all.settings?.contact == "the help desk, extension 1234")
    }

    @Test(arguments: Preset.allCases)
    func `take each preset, once methods are left to it`(preset: Preset) throws {
        #expect(text.contains("#   \"\(preset.rawValue)\" "))
        let chosen = text.replacing("#     preset = \"aal2\"", with: "preset = \"\(preset.rawValue)\"")
        let isStrict = try !Settings.judge([parse(chosen)]).faults.isEmpty
        #expect(isStrict == [.aal2, .aal3, .stig].contains(preset))
        let open = chosen.replacing(/\nmethods = .*\n/, with: "\n")
        let judgement = Settings.judge([try parse(open)])
        #expect(judgement.faults == [] && judgement.settings?.preset == preset)
    }

    private func parse(_ text: String) throws -> SettingsTree {
        try ConfigurationFile.parse(Array(text.utf8), file: "sallyport.conf")
    }
}
