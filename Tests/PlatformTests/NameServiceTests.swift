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

    @Test func `does not say that a name is missing when it could not look`() async {
        await #expect(processExitsWith: .success) {
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            // SAFETY: the call reads `none` and keeps no pointer.
            guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none) == 0 else { exit(1) }
            guard NameService.user(named: "root") == .failed(EMFILE) else { exit(2) }
            guard NameService.user(.root) == .failed(EMFILE) else { exit(3) }
            guard NameService.group(named: "root") == .failed(EMFILE) else { exit(4) }
        }
    }
}
