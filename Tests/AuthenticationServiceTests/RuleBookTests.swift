import Identity
import Settings
import Testing
import Wire

@testable import AuthenticationService

/// Settings that are tried out, with administrators of Debian's first groups: root (0), daemon (1), bin (2).
@Suite struct `The rule book` {
    private let place: Place
    private let book: RuleBook
    private let endings = Endings()

    private final class Endings {
        var all: [PolicyTrial.Ending] = []
    }

    init() throws {
        place = try Place(settings: Self.text(administrators: ["daemon", "bin"], help: "before"))
        book = RuleBook(
            file: place.configuration, hostName: "host", edition: try Edition.read(place.configuration))
    }

    private static func text(administrators: [String], help: String) -> String {
        """
        version = 1
        control.administrators = [\(administrators.map { "\"\($0)\"" }.joined(separator: ", "))]
        help.contact = "\(help)"
        """
    }

    private func begin(administrators: [String] = ["daemon", "root"]) throws -> Int {
        let text = Self.text(administrators: administrators, help: "on trial")
        let edition = try Edition.read(place.configuration, withText: text, named: "new.conf")
        // Not the suite: a trial that nobody ends keeps what it is told, and the suite has the folder.
        return book.tryOut(edition, of: "new.conf", until: 1_800_000_000) { [endings] in
            endings.all.append($0)
        }
    }

    @Test func `brings back what was before the trial`() throws {
        let number = try begin()
        #expect(book.contact == "on trial" && book.serial == number && book.serial == 1)
        #expect(book.status.trial?.file == "new.conf")
        book.revert(number)
        #expect(book.contact == "before" && book.serial == 2 && book.status.trial == nil)
        book.revert(number)
        #expect(book.serial == 2 && endings.all == [.reverted])
    }

    @Test(
        arguments: [
            (0, [7], true), (7, [1], true), (7, [5, 1], true), (7, [2], false), (7, [0], false),
            (7, [], false),
        ] as [(UInt32, [UInt32], Bool)])
    func `is confirmed by an administrator of both alone`(uid: UInt32, gids: [UInt32], isConfirmed: Bool)
        throws
    {
        let number = try begin()
        book.proven(by: UserID(rawValue: uid), gids: gids.map(GroupID.init(rawValue:)), serial: number)
        #expect(endings.all == (isConfirmed ? [.confirmed(by: UserID(rawValue: uid))] : []))
        #expect((book.trial == nil) == isConfirmed && book.contact == "on trial")
        book.revert(number)
        #expect(book.contact == (isConfirmed ? "on trial" : "before"))
    }

    @Test func `is not confirmed by what began under other rules`() throws {
        let number = try begin()
        for serial in [number - 1, number + 1] { book.proven(by: .root, gids: [], serial: serial) }
        #expect(endings.all.isEmpty && book.trial != nil)
    }

    @Test func `says of confirmed settings that no file has them, until one is read`() throws {
        let number = try begin()
        book.proven(by: .root, gids: [], serial: number)
        #expect(book.status.warnings.contains { $0.contains("new.conf") })
        let second = try begin()
        #expect(book.status.warnings.isEmpty)
        book.revert(second)
        #expect(book.status.warnings.contains { $0.contains("new.conf") })
        book.adopt(try Edition.read(place.configuration))
        #expect(book.status.warnings.isEmpty && book.contact == "before")
    }

    @Test func `takes what the files say for good, in the middle of a trial`() throws {
        let number = try begin()
        book.adopt(try Edition.read(place.configuration))
        #expect(endings.all == [.replaced] && book.trial == nil && book.contact == "before")
        let serial = book.serial
        book.revert(number)
        book.proven(by: .root, gids: [], serial: number)
        #expect(book.serial == serial && endings.all == [.replaced])
    }

    @Test func `names uid 0 by all its names`() throws {
        let text = """
            root:x:0:0:root:/root:/bin/sh
            # a comment
            toor:*:00:0::/root:/bin/sh
            ten:x:10:0::/:/bin/sh
            nobody:x::0::/:
            short:x:0
            bad/name:x:0:0::/:
            """
        #expect(try RootNames.names(in: Array(text.utf8)) == [AccountName("root"), AccountName("toor")])
    }

    /// Whoever goes by ``RuleBook/lasting`` hears of the moment at which it is another.
    @Test func `tells of what lasts, once it does`() throws {
        var told: [String?] = []
        book.changed = { [unowned book] in told.append(book.lasting.settings.contact) }
        let number = try begin()
        book.proven(by: UserID(rawValue: 0), gids: [GroupID(rawValue: 1)], serial: number)
        #expect(told == ["before", "on trial"])
        _ = try begin()
        book.adopt(try Edition.read(place.configuration))
        #expect(told == ["before", "on trial", "on trial", "before"])
        book.revert(try begin())
        #expect(told.suffix(2) == ["before", "before"])
        book.changed = {}
    }
}
