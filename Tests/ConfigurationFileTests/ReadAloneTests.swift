import ConfigurationFile
import Foundation
import Identity
import Settings
import Testing

@Suite struct `Reading a settings file without drop-ins` {
    private let folder = Folder()
    private var file: String { folder.path("courier.conf") }

    @Test func `leaves the folder beside it alone`() throws {
        folder.write("courier.conf", "n = 1")
        folder.write("courier.conf.d/a.conf", "not = [toml")
        folder.setMode("courier.conf.d", 0o777)
        #expect(try ConfigurationFile.bytes(file, as: UserID(rawValue: geteuid())) == Array("n = 1".utf8))
        guard case .table(let entries, _) = try read() else {
            Issue.record("no table")
            return
        }
        #expect(entries.map(\.key) == ["n"])
    }

    @Test(arguments: [0o600, 0o640, 0o644, 0o440])
    func `takes what its owner alone can write`(mode: Int) {
        folder.write("courier.conf", "n = 1")
        folder.setMode("courier.conf", mode)
        #expect(throws: Never.self) { try read() }
    }

    @Test(arguments: [0o660, 0o602, 0o646])
    func `refuses what others can write`(mode: Int) {
        folder.write("courier.conf", "n = 1")
        folder.setMode("courier.conf", mode)
        #expect(throws: ConfigurationFileError.writableByOthers(path: file)) { try read() }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `refuses what neither root nor the reader owns`() throws {
        folder.write("courier.conf", "n = 1")
        try folder.giveAway("courier.conf", to: 4321)
        let stranger = ConfigurationFileError.foreignOwner(path: file, UserID(rawValue: 4321))
        #expect(throws: stranger) { try read() }
        #expect(throws: Never.self) { try ConfigurationFile.readAlone(file, as: UserID(rawValue: 4321)) }
        try folder.giveAway("courier.conf", to: 0)
        #expect(throws: Never.self) { try ConfigurationFile.readAlone(file, as: UserID(rawValue: 4321)) }
    }

    @Test func `refuses a FIFO at once`() throws {
        try folder.makeFIFO("courier.conf")
        #expect(throws: ConfigurationFileError.notRegular(path: file)) { try read() }
    }

    private func read() throws -> SettingsTree {
        try ConfigurationFile.readAlone(file, as: UserID(rawValue: geteuid()))
    }
}
