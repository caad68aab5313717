import ConfigurationFile
import Foundation
import Identity
import Settings
import Testing

@Suite struct `Reading settings files` {
    private let folder = Folder()
    private var file: String { folder.path("s.conf") }

    @Test func `takes the drop-ins in the byte order of their names`() throws {
        folder.write("s.conf", "n = 0")
        for (name, number) in [
            ("b.conf", 3), ("a.conf", 2), ("Z.conf", 1), (".c.conf", 9), ("d.conf~", 9), ("e", 9),
        ] {
            folder.write("s.conf.d/\(name)", "n = \(number)")
        }
        let numbers = try read().map { tree -> Int64? in
            guard case .table(let entries, _) = tree, case .integer(let number, _)? = entries.first?.value
            else {
                return nil
            }
            return number
        }
        #expect(numbers == [0, 1, 2, 3])
        #expect(try read()[1].position == Position(file: "\(file).d/Z.conf", line: 1, column: 1))
    }

    @Test func `needs no drop-ins, and follows links`() throws {
        folder.write("real.conf", "n = 1")
        folder.link("s.conf", to: "real.conf")
        #expect(try read().count == 1)
    }

    @Test func `names a file that is not there`() {
        #expect(sentence() == "open \(file): No such file or directory")
    }

    @Test func `names a drop-in that leads nowhere`() {
        folder.write("s.conf", "n = 1")
        folder.write("s.conf.d/a.conf", "n = 2")
        folder.link("s.conf.d/b.conf", to: "nowhere")
        #expect(sentence() == "open \(file).d/b.conf: No such file or directory")
    }

    @Test func `refuses a FIFO at once, and a folder`() throws {
        try folder.makeFIFO("s.conf")
        #expect(sentence() == "\(file) is not a regular file")
        folder.write("s2.conf/x", "")
        #expect(sentence(of: folder.path("s2.conf")) == "\(folder.path("s2.conf")) is not a regular file")
    }

    @Test func `refuses a file beyond 1 MiB`() {
        folder.write("s.conf", String(repeating: "#", count: 1_048_577))
        #expect(sentence() == "\(file) has more than the 1048576 bytes that are allowed")
        folder.write("s.conf", String(repeating: "#", count: 1_048_576))
        #expect(sentence() == nil)
    }

    @Test(arguments: [0o602, 0o620, 0o666])
    func `refuses what others can write`(mode: Int) {
        folder.write("s.conf", "n = 1")
        folder.setMode("s.conf", mode)
        #expect(sentence() == "\(file) can be written by others than its owner; chmod go-w takes that away")
    }

    @Test func `refuses a folder of drop-ins that others can write`() {
        folder.write("s.conf", "n = 1")
        folder.write("s.conf.d/a.conf", "n = 2")
        folder.setMode("s.conf.d", 0o777)
        #expect(sentence() == "\(file).d can be written by others than its owner; chmod go-w takes that away")
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `refuses what neither root nor the reader owns`() throws {
        folder.write("s.conf", "n = 1")
        try folder.giveAway("s.conf", to: 4321)
        #expect(sentence() == "\(file) belongs to uid 4321: it must belong to root or to whoever reads it")
        #expect(throws: Never.self) { try ConfigurationFile.read(file, as: UserID(rawValue: 4321)) }
    }

    private func read() throws -> [SettingsTree] {
        try ConfigurationFile.read(file, as: UserID(rawValue: geteuid()))
    }

    /// Why a file could not be read; nil if it could.
    private func sentence(of path: String? = nil) -> String? {
        do {
            _ = try ConfigurationFile.read(path ?? file, as: UserID(rawValue: geteuid()))
            return nil
        } catch {
            return "\(error)"
        }
    }
}
