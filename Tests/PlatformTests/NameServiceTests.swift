import Foundation
import Glibc
import Identity
import Platform
import Testing

@Suite struct `The name service` {
    @Test func `knows root by name and by number`() throws {
        let root = User(
            name: try AccountName("root"), uid: .root, gids: [GroupID(rawValue: 0)], home: "/root")
        for lookup in [NameService.user(named: "root"), NameService.user(.root)] {
            guard case .found(let user) = lookup else {
                Issue.record("\(lookup)")
                continue
            }
            #expect(user.name == root.name)
            #expect(user.uid == root.uid)
            #expect(user.gids.first == root.gids.first)
            #expect(user.home == root.home)
        }
        #expect(NameService.group(named: "root") == .found(GroupID(rawValue: 0)))
    }

    @Test(arguments: ["no-such-name", "", "root\0x", "ro/ot", String(repeating: "x", count: 5000)])
    func `says that there is no such name`(name: String) {
        #expect(NameService.user(named: name) == .none)
        #expect(NameService.group(named: name) == .none)
    }

    @Test func `says that there is no such number`() {
        #expect(NameService.user(UserID(rawValue: 3_999_999_999)) == .none)
    }

    /// The list of the C library, beside getent's.
    @Test func `lists its users with their shells, each time from the first`() throws {
        let lines = try String(contentsOfFile: "/etc/passwd", encoding: .utf8).split(separator: "\n")
        let local = lines.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
            .filter { $0.count == 7 && (try? AccountName(String($0[0]))) != nil }
        for _ in 1...2 {
            let entries = NameService.entries()
            #expect(
                entries.contains { $0.name.description == "root" && $0.uid == .root && !$0.shell.isEmpty })
            #expect(entries.count >= local.count)
            for line in local {
                let entry = try #require(entries.first { $0.name.description == line[0] })
                #expect("\(entry.uid.rawValue)" == line[2] && entry.shell == line[6])
            }
        }
    }

    /// Beside the lines of the files, which the name service reads too.
    @Test func `lists the members of a group, and those whose primary group it is`() throws {
        let groups = try Self.table("/etc/group", columns: 4)
        let users = try Self.table("/etc/passwd", columns: 7)
        for group in groups {
            let primary = users.filter { $0[3] == group[2] }.map { $0[0] }
            let expected = Set(group[3].split(separator: ",").map(String.init) + primary)
            guard case .found(let members) = NameService.members(ofGroup: group[0]) else {
                Issue.record("\(group[0])")
                continue
            }
            #expect(Set(members.map(\.description)).isSuperset(of: expected), "\(group[0])")
            #expect(members == members.sorted() && Set(members).count == members.count)
        }
        guard case .found(let members) = NameService.members(ofGroup: "root") else {
            Issue.record()
            return
        }
        #expect(members.contains(try AccountName("root")))
    }

    @Test(arguments: ["no-such-group", "", "root\0x"])
    func `says that there is no such group to have members`(name: String) {
        #expect(NameService.members(ofGroup: name) == .none)
    }

    private static func table(_ path: String, columns: Int) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.count == columns && (try? AccountName($0[0])) != nil }
    }

    @Test func `does not say that a name is missing when it could not look`() async {
        await #expect(processExitsWith: .success) {
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            // SAFETY: the call reads `none` and keeps no pointer.
            guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none) == 0 else { exit(1) }
            guard NameService.user(named: "root") == .failed(EMFILE) else { exit(2) }
            guard NameService.user(.root) == .failed(EMFILE) else { exit(3) }
            guard NameService.group(named: "root") == .failed(EMFILE) else { exit(4) }
            guard NameService.members(ofGroup: "root") == .failed(EMFILE) else { exit(5) }
        }
    }
}
